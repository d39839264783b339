T = type("T", (), {"x": 1, "f": lambda self: self.x})
t = T()
print(T.__name__, t.f(), T.__bases__, T.__module__)
U = type("U", (T, dict), {})
u = U(a=1)
print(u, u.f(), u["a"])
print(type(1), type("x")("y"), type(None), type(type), type(T) is type)
T.y = property(lambda self: "prop")
print(t.y)
t.__class__ = type("V", (), {"f": lambda self: "swapped"})
print(t.f(), type(t).__name__)
for bad in (lambda: type("X", 5, {}), lambda: type("X", (), 5), lambda: type(1, (), {}), lambda: type("X", ()), lambda: type()):
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    t.__class__ = int
except TypeError as e:
    print(e)
try:
    (5).__class__ = str
except TypeError as e:
    print(e)
def init(self, n): self.n = n
W = type("W", (), dict(__init__=init, __repr__=lambda s: f"W({s.n})"))
print(W(3), [W(i) for i in range(2)])
class Base: pass
class Other: 
    def hi(self): return "hi"
class Child(Base): pass
c = Child()
Child.__bases__ = (Other,)
print(c.hi(), Child.__mro__[1].__name__)
Child.__name__ = "Renamed"
print(type(c).__name__)
