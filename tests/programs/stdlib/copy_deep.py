import copy
class P:
    def __init__(self, x): self.x = x; self.y = [x]
class S:
    __slots__ = ("a", "b")
class D(dict): pass
class L(list): pass
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
p = P(1); q = copy.copy(p); r = copy.deepcopy(p); print(q.y is p.y, r.y is p.y, r.__dict__, type(r).__name__)
s = S(); s.a = [1]; t = copy.deepcopy(s); print(t.a, t.a is s.a, hasattr(t, "b"))
d = D(a=[1]); d.z = 5; e = copy.deepcopy(d); print(e, e["a"] is d["a"], e.z, type(e).__name__, copy.copy(d).z)
l = L([[1]]); l.n = 2; m = copy.deepcopy(l); print(m, m.n, m[0] is l[0], copy.copy(C()), copy.deepcopy([C()]))
a = [1]; a.append(a); b = copy.deepcopy(a); print(b[1] is b, len(b)); shared = [0]; x, y = copy.deepcopy((shared, shared)); print(x is y)
t = (1, "a", (2,)); print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy(({1: [2]}, {3}, frozenset([4]), b"x", None, len, P)))
err = ValueError("m", 1); err.note = [1]; c = copy.deepcopy(err); print(repr(c), c.note, copy.copy({1, 2}), copy.copy(range(3)), copy.deepcopy(3 + 4j))
from collections import deque, defaultdict, Counter, OrderedDict, namedtuple
N = namedtuple("N", "a b")
print(copy.deepcopy(deque([[1]], 3)), copy.deepcopy(defaultdict(list, a=[1])), copy.deepcopy(Counter("aab")), copy.copy(OrderedDict(a=1)), copy.deepcopy(N([1], 2)))
try: copy.deepcopy(x for x in ())
except TypeError as e: print(e)
print(copy.replace(N(1, 2), b=5))
