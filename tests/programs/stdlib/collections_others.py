from collections import OrderedDict, ChainMap, UserDict, UserList, UserString
od = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
od.move_to_end("a"); print(od); od.move_to_end("c", last=False); print(od, list(od), od.popitem(), od.popitem(last=False), od, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), list(reversed(OrderedDict(a=1, b=2))), OrderedDict(), od | {"z": 1})
try: od.move_to_end("zz")
except KeyError as e: print(repr(e))
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c["a"], c["b"], len(c), sorted(c), c.maps, c.new_child({"z": 0})["z"], c.parents, dict(c), "b" in c, c.get("q")); c["b"] = 9; print(c)
try: del c["nope"]
except KeyError as e: print(repr(e))
class Lower(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
l = Lower(A=1); l["B"] = 2; l.update(C=3); print(l, l.data, len(l), "a" in l)
class L(UserList):
    def first(self): return self[0]
print(L([3, 1]).first(), L([1]) + [2], sorted(L([2, 1])), UserString("ab").upper() + "c", UserList("ab"))
from collections.abc import Iterable, Sequence, Mapping, Callable, Hashable, Iterator, Sized, MutableMapping, Generator, Container, Set
print([isinstance(x, t) for x, t in (([], Iterable), ([], Sequence), ({}, Mapping), (len, Callable), ([], Hashable), (iter([]), Iterator), ("", Sized), ({}, MutableMapping), ((i for i in []), Generator), (5, Container), (set(), Set), ("a", Sequence), (range(1), Sequence), ({}.keys(), Set))])
class M(Mapping):
    def __init__(self, **kw): self.kw = kw
    def __getitem__(self, k): return self.kw[k]
    def __iter__(self): return iter(self.kw)
    def __len__(self): return len(self.kw)
m = M(x=1, y=2)
print(dict(m), m.get("x"), m.get("q", 0), "y" in m, list(m.items()), m == {"x": 1, "y": 2}, list(m.values()), list(m.keys()))
class S(Sequence):
    def __getitem__(self, i): return [10, 20, 30][i]
    def __len__(self): return 3
print(list(S()), S().index(20), S().count(30), 10 in S(), list(reversed(S())))
try: Mapping()
except TypeError as e: print(e)
