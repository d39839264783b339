class V:
    def __init__(self, *xs): self.xs = xs
    def __repr__(self): return f"V{self.xs}"
    def __add__(self, o): return V(*[a + b for a, b in zip(self.xs, o.xs)]) if isinstance(o, V) else NotImplemented
    def __sub__(self, o): return V(*[a - b for a, b in zip(self.xs, o.xs)])
    def __mul__(self, k): return V(*[a * k for a in self.xs])
    def __rmul__(self, k): return self * k
    def __truediv__(self, k): return V(*[a / k for a in self.xs])
    def __floordiv__(self, k): return V(*[a // k for a in self.xs])
    def __mod__(self, k): return V(*[a % k for a in self.xs])
    def __divmod__(self, k): return self // k, self % k
    def __pow__(self, k, m=None): return ("pow", k, m)
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.xs, o.xs))
    def __neg__(self): return V(*[-a for a in self.xs])
    def __pos__(self): return self
    def __abs__(self): return sum(a * a for a in self.xs) ** 0.5
    def __invert__(self): return "inverted"
    def __lshift__(self, k): return f"<<{k}"
    def __rshift__(self, k): return f">>{k}"
    def __and__(self, k): return f"&{k}"
    def __or__(self, k): return f"|{k}"
    def __xor__(self, k): return f"^{k}"
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 7
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
a, b = V(1, 2), V(3, 4)
print(a + b, a - b, a * 2, 3 * a, b / 2, b // 2, b % 2, divmod(b, 2))
print(a ** 2, pow(a, 2), pow(a, 2, 5), a @ b, -a, +a is a, abs(b), ~a)
print(a << 1, a >> 2, a & 3, a | 4, a ^ 5, round(a), round(a, 2))
import math
print(math.trunc(a), math.floor(a), math.ceil(a))
try:
    a + 5
except TypeError as e:
    print(e)
try:
    5 + a
except TypeError as e:
    print(e)
