# Classes derived from `super`.


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    def m(self): return "A.m"
    @classmethod
    def c(cls): return cls.__name__
    p = property(lambda self: "A.p")
class B(A):
    def m(self): return "B"
    p = property(lambda self: "B.p")
class S(super):
    def __init__(self, *args): super(S, self).__init__(*args)
    def own(self): return "own"
b = B()
s = S(B, b)
print(s.m(), s.c(), s.p, s.own(), s.__class__.__name__, type(s).__name__, s.__thisclass__.__name__)
t(lambda: s.nothing)
for _ in range(3): print([S(k, k()).__repr__() [:3] for k in (B, A)])
B._s = S(B)
print(b._s.m(), type(b._s).__name__)
B._t = super(B)
print(b._t.m(), type(b._t).__name__)
t(lambda: super(B).__get__(12))
print(type(super(B).__get__(None, B)))
