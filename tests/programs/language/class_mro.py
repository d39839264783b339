class A:
    def who(self): return ["A"]
class B(A):
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + super().who()
class D(B, C):
    def who(self): return ["D"] + super().who()
class E(C, B):
    def who(self): return ["E"] + super().who()
print(D().who(), E().who())
print([k.__name__ for k in D.__mro__])
for bases in ((A, B), (D, E), (A, A), (object, A), (int, str)):
    try:
        type("Bad", bases, {})
    except TypeError as e:
        print(e)
class X: pass
class Y: pass
class P(X, Y): pass
class Q(Y, X): pass
try:
    class R(P, Q): pass
except TypeError as e:
    print(e)
try:
    class S(5): pass
except TypeError as e:
    print(e)
for final in (bool, type(None), range, slice, type(lambda: 0)):
    try:
        class T(final): pass
    except TypeError as e:
        print(e)
