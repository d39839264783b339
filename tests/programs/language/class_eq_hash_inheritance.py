class A:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, A) and self.n == o.n
    def __hash__(self): return hash(self.n)
class B(A): pass
class C(A):
    def __eq__(self, o): return False
class D(A):
    def __eq__(self, o): return super().__eq__(o)
    __hash__ = A.__hash__
print(A(1) == B(1), {A(1)} == {B(1)}, C.__hash__, D(1) in {A(1)}, A(1) in [C(1)], C(1) == A(1), A(1) == C(1))
try:
    {C(1)}
except TypeError as e:
    print(e)
class E:
    def __eq__(self, o):
        print("E.eq", type(o).__name__)
        return NotImplemented
class F(E):
    def __eq__(self, o):
        print("F.eq", type(o).__name__)
        return NotImplemented
e, f = E(), F()
print(e == f)
print(f == e)
print(e == 5, e != e, f != f)
class G:
    def __ne__(self, o): return "ne"
print(G() != 1, G() == 1, not G() == 1)
class H:
    def __lt__(self, o): return "lt"
    def __gt__(self, o): return "gt"
print(H() < 1, 1 < H(), H() > 1, 1 > H(), H() < H())
class Sub(int):
    def __eq__(self, o): return "sub eq"
    __hash__ = int.__hash__
print(5 == Sub(5), Sub(5) == 5, 5 != Sub(5), {5: "v"}.get(Sub(5)))
