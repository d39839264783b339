# A class body's names are not seen by the functions in it.
x = "module"
class C:
    x = "class"
    y = x + "!"
    def method(self):
        return x
    values = [x for _ in range(2)]
    first = [v for v in y]
    print(x, y, values, first)
print(C().method(), C.x)

def f():
    x = "function"
    class D:
        seen = x
        x = "own"
        after = x
    return D.seen, D.after
try:
    print(f())
except NameError as e:
    print(e)

def g():
    n = 1
    class E:
        nonlocal n
        n = 2
        m = n
    return n, E.m, hasattr(E, "n")
print(g())
class F:
    for i in range(3):
        pass
    if i == 2:
        big = True
    def helper(v):
        return v * 2
    doubled = helper(4)
print(F.i, F.big, F.doubled)
