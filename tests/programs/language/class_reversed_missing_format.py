class R:
    def __reversed__(self): return iter("custom")
    def __bytes__(self): return b"bytes"
    def __sizeof__(self): return 1
    def __fspath__(self): return "/path"
print("".join(reversed(R())), bytes(R()))
class D(dict):
    def __missing__(self, k): return k * 2
d = D()
print(d["ab"], d[4], len(d))
try:
    d.pop("x")
except KeyError as e:
    print(repr(e))
class LH:
    def __length_hint__(self): return 5
    def __iter__(self): return iter([1, 2])
print(list(LH()))
class Cmp:
    def __instancecheck__(self, x): return "never used"
class Meta(type):
    def __instancecheck__(cls, x): return x == 5
    def __subclasscheck__(cls, c): return c is int
class Virtual(metaclass=Meta): pass
print(isinstance(5, Virtual), isinstance(6, Virtual), issubclass(int, Virtual), issubclass(str, Virtual))
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): return True
with Ctx() as c, Ctx():
    raise KeyboardInterrupt
print("survived")
