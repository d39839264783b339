ops = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b,
    "%": lambda a, b: a % b, "**": lambda a, b: a ** b, "@": lambda a, b: a @ b, "<<": lambda a, b: a << b, "&": lambda a, b: a & b,
    "<": lambda a, b: a < b, ">=": lambda a, b: a >= b,
}
for name, op in ops.items():
    for other in ("s", None, [1], 1.5):
        try:
            print(name, repr(other), repr(op(5, other)))
        except TypeError as e:
            print(e)
for f in (lambda: -"x", lambda: +[], lambda: ~1.5, lambda: ~None, lambda: -None, lambda: abs("x")):
    try:
        f()
    except TypeError as e:
        print(e)
print("ab" * 2, 2 * "ab", [0] * 3, 3 * (1,), "x" * -1, 0 * [1])
try:
    "ab" * 1.5
except TypeError as e:
    print(e)
