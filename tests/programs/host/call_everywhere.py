# host: double(x) -> x * 2
# host: tag(s) -> "<" + s + ">"
class C:
    def __init__(self, n): self.n = double(n)
    def __repr__(self): return tag(f"C{self.n}")
    def __eq__(self, o): return double(self.n) == double(o.n)
    def __hash__(self): return double(1)
    def __lt__(self, o): return double(self.n) < double(o.n)
    def __len__(self): return double(3)
    def __add__(self, o): return C(double(self.n) + o.n)
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return double(i)
    def __getattr__(self, name): return tag(name)
    def __call__(self, x): return double(x)
    def __contains__(self, x): return double(x) == 4
    def __bool__(self): return double(0) == 0
    @property
    def prop(self): return double(self.n)
    def __enter__(self): return double(5)
    def __exit__(self, *a): print("exit", double(1)); return True
    def __iter__(self): yield double(1); yield double(2)
    def __format__(self, spec): return tag(spec)
print(C(1), [C(1), C(2)], C(1) == C(1), {C(1): "v"}[C(1)], C(1) in [C(2), C(1)], sorted([C(3), C(1), C(2)]), max(C(1), C(5)), len(C(1)), C(1) + C(2))
print(C(1).prop, C(1).missing, C(1)(4), 2 in C(1), bool(C(1)), list(C(1)), f"{C(1):spec}", [*map(double, [1, 2])], sorted([3, 1, 2], key=lambda x: -double(x)), list(filter(lambda x: double(x) > 2, [1, 2])), {double(i): tag(str(i)) for i in range(2)}, sum(double(i) for i in range(3)))
with C(1) as v:
    print(v, 1 / 0)
from functools import reduce, lru_cache
print(reduce(lambda a, b: double(a) + b, [1, 2, 3]), max([1, 5, 3], key=double), min("ab", key=tag))
import json, re
from collections import defaultdict
print(json.dumps([1j], default=lambda o: tag("c")), re.sub(r"\d", lambda m: tag(m[0]), "a1b2"), defaultdict(lambda: double(21))["k"])
@lambda f: double
def decorated(): pass
print(decorated(8), [double][0](1), (lambda g: g(2))(double))
def gen():
    got = yield double(1)
    try:
        yield double(got)
    finally:
        print("closed", double(9))
g = gen()
print(next(g), g.send(10)); g.close()
try:
    raise ValueError(tag("err"))
except ValueError as e:
    print(e)
