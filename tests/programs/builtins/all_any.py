print(all([]), any([]), all([1, "a"]), all([1, 0]), any([0, ""]), any([0, 2]), all(x > 0 for x in range(1, 4)), any(c.isdigit() for c in "ab1"), all({}), any({0: 1}), any("x"), all(""))
def loud():
    for x in (1, 0, 1):
        print("yield", x)
        yield x
print(all(loud()))
print(any(loud()))
class B:
    def __bool__(self):
        print("bool")
        return False
print(any([B(), B(), 5]), all([B(), 1]))
for f in (lambda: all(5), lambda: any(), lambda: all([], []), lambda: any(None)):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    any(1 / x for x in [0])
except ZeroDivisionError as e:
    print(e)
