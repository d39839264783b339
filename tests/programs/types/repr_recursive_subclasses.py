class S(set):
    pass

class F(frozenset):
    pass

class H:
    def __init__(self): self.s = None
    def __repr__(self): return f"H({self.s!r})"

h = H()
h.s = S([h])
print(h.s)
h.s = F([h])
print(h.s)
h.s = {h}
print(h.s)
h.s = frozenset([h])
print(h.s)
class L(list): pass
l = L([1]); l.append(l); print(l)
class D(dict): pass
d = D(); d["a"] = d; print(d)
import collections
class Q(collections.deque): pass
q = Q([1]); q.append(q); print(q)
o = collections.OrderedDict(); o["a"] = o; print(o)
dd = collections.defaultdict(list); dd["a"] = dd; print(dd)
class T(tuple): pass
t = T([[]]); t[0].append(t); print(t)

