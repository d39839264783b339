def f(a, b=1): pass
class C:
    def m(self): return self
c = C()
print(type(f).__name__, type(c.m).__name__, type(len).__name__, type([].append).__name__, type(str.upper).__name__, type(C.m).__name__, type(int.__add__).__name__, type((1).__add__).__name__, type(C).__name__)
print(c.m == c.m, c.m is c.m, c.m() is c, C.m is C.m, c.m.__func__ is C.m, hash(c.m) == hash(c.m), c.m != C().m)
print(len, [].append.__name__, str.upper, int.from_bytes.__name__, len.__name__, len.__doc__[:10], print.__module__, str.join, dict.get, [1].append.__self__)
x = [].append
x(1); x(2)
print(x.__self__, [m.__name__ for m in (str.lower, dict.keys, max)])
d = {len: "len", str.upper: "upper", C: "C", int: "int", f: "f"}
print(d[len], d[str.upper], d[C], d[int], d[f])
f.attr = 1
for g in (lambda: setattr(len, "x", 1), lambda: setattr(c.m, "x", 1), lambda: c.m.nope, lambda: setattr(f, "__defaults__", 5), lambda: f < f, lambda: f + 1, lambda: f[0], lambda: delattr(f, "nope"), lambda: len[0]):
    try:
        print(g())
    except (AttributeError, TypeError) as e:
        print(e)
f.__doc__ = "doc"
print(f.__doc__, f.__get__(5, int).__self__, bool(f), callable(f))
