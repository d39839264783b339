class A:
    x = 1
    def f(self): pass
class B(A):
    def __init__(self): self.own = 2
b = B()
print([n for n in dir(b) if not n.startswith("__")], [n for n in dir(B) if not n.startswith("__")], vars(b), sorted(k for k in vars(A) if not k.startswith("__")))
def f(p, q=2):
    r = 3
    return locals(), dir(), vars() == locals()
print(f(1))
g = 5
print(globals()["g"], "f" in globals(), "zz" in globals(), globals() is vars(), locals() is globals())
globals()["made"] = 7
print(made)
vars(b)["added"] = 1
print(b.added, b.__dict__)
print("append" in dir([]), "upper" in dir(str), "__len__" in dir("x"), dir() == sorted(globals()))
for h in (lambda: vars(5), lambda: vars(1, 2), lambda: dir(1, 2), lambda: globals(1), lambda: vars([])):
    try:
        h()
    except TypeError as e:
        print(e)
class C:
    y = 1
    print(sorted(k for k in locals() if not k.startswith("__")))
def closure():
    v = 1
    def inner():
        w = v
        return locals()
    return inner()
print(closure())
