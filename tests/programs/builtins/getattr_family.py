class A:
    x = 1
    def __init__(self): self.y = 2
    def m(self): return "m"
a = A()
print(getattr(a, "x"), getattr(a, "y"), getattr(a, "z", "d"), getattr(a, "m")(), hasattr(a, "x"), hasattr(a, "z"), hasattr(5, "real"), getattr(5, "real"), getattr("abc", "upper")())
setattr(a, "z", 3)
print(a.z, delattr(a, "z"), hasattr(a, "z"), setattr(A, "w", 9), a.w)
setattr(a, "odd name", 1)
print(a.__dict__, getattr(a, "odd name"))
for f in (lambda: getattr(a, "nope"), lambda: delattr(a, "nope"), lambda: delattr(a, "x"), lambda: getattr(a), lambda: getattr(a, "x", 1, 2), lambda: setattr(a, "x"), lambda: hasattr(a), lambda: getattr(a, 5), lambda: setattr(5, "x", 1), lambda: getattr(5, "x"), lambda: hasattr(a, 5), lambda: delattr(a), lambda: setattr(object(), "x", 1)):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
class P:
    @property
    def bad(self): raise AttributeError("inner")
    @property
    def worse(self): raise ValueError("escapes")
print(hasattr(P(), "bad"), getattr(P(), "bad", "default"))
try:
    hasattr(P(), "worse")
except ValueError as e:
    print(e)
