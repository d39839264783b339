class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"), P.__slots__)
for f in (lambda: p.y, lambda: p.z, lambda: setattr(p, "z", 1)):
    try:
        f()
    except AttributeError as e:
        print(e)
p.y = 5
del p.y
try:
    del p.y
except AttributeError as e:
    print(e)
class Q(P):
    pass
q = Q(2)
q.anything = 3
print(q.x, q.anything, q.__dict__)
class R(P):
    __slots__ = ["z"]
r = R(1)
r.z = 9
print(r.x, r.z, type(P.x).__name__)
try:
    class Bad:
        __slots__ = ("a",)
        a = 1
except ValueError as e:
    print(e)
class One:
    __slots__ = "single"
o = One()
o.single = 1
print(o.single)
class D:
    __slots__ = ("a", "__dict__")
d = D()
d.b = 2
print(d.__dict__)
try:
    class Bad2:
        __slots__ = ("1x",)
except TypeError as e:
    print(e)
