if (n := len("hello")) > 3:
    print(n)
print([y := 1, y ** 2, y])
print([last := i for i in range(3)], last)
data = iter([1, 2, 3, 0, 9])
while x := next(data):
    print("x", x)
print(any((hit := w).startswith("b") for w in ["a", "bc", "d"]), hit)

def f():
    total = 0
    partial = [total := total + v for v in [1, 2, 3]]
    return total, partial
print(f())
print((a := 1, b := 2), a, b)
def g(x, y=(z := 5)):
    return x + y
print(g(1), z)
d = {(k := "key"): (v := 1)}
print(d, k, v)
print(f"{(w := 7)} {w}")
