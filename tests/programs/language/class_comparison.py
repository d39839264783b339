class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, V) else NotImplemented
    def __le__(self, o): return self.n <= o.n if isinstance(o, V) else NotImplemented
    def __hash__(self): return hash(self.n)
    def __repr__(self): return f"V({self.n})"
a, b = V(1), V(2)
print(a == V(1), a != b, a < b, a > b, a <= b, a >= b, a == 1, a != 1)
print(sorted([V(3), V(1), V(2)]), max(a, b), min(b, a), sorted([b, a], reverse=True))
for f in (lambda: a < 1, lambda: a > 1, lambda: 1 <= a, lambda: a >= "x"):
    try:
        f()
    except TypeError as e:
        print(e)
print({V(1): "x"}[V(1)], V(2) in [a, b], [a, b].index(V(2)), {V(1), V(1)})
class OnlyEq:
    def __eq__(self, o): return True
try:
    {OnlyEq()}
except TypeError as e:
    print(e)
print(OnlyEq.__hash__, OnlyEq() == 5, 5 == OnlyEq(), OnlyEq() != 5)
class Plain: pass
p = Plain()
print(p == p, p != Plain(), p == None)
try:
    p < p
except TypeError as e:
    print(e)
class Strange:
    def __eq__(self, o): return "eq result"
    def __ne__(self, o): return []
    def __lt__(self, o): return None
print(Strange() == 1, Strange() != 1, Strange() < 1, 1 > Strange(), 5 in [Strange()])
