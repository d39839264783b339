class Grid:
    def __init__(self): self.d = {}
    def __getitem__(self, k):
        if k == "missing": raise KeyError(k)
        return self.d.get(k, f"default {k}")
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __contains__(self, k): return k in self.d
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(self.d)
    def __reversed__(self): return reversed(list(self.d))
g = Grid()
g[1, 2] = "a"
g["k"] = "b"
g[3:4] = "slice"
print(g[1, 2], g["zz"], len(g), "k" in g, "q" in g, list(g), list(reversed(g)), bool(g), bool(Grid()))
del g["k"]
print(len(g))
g["n"] = 1
g["n"] += 41
print(g["n"])
for f in (lambda: g["missing"],):
    try: f()
    except KeyError as e: print(repr(e))
class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[j] for j in range(*i.indices(self.n))]
        if i < 0: i += self.n
        if not 0 <= i < self.n: raise IndexError(i)
        return i * i
s = Seq(5)
print(list(s), s[-1], s[1:4], s[::-2], list(reversed(s)), 16 in s, sum(s), [*s], max(s), s[True])
class Nothing: pass
for f in (lambda: Nothing()[0], lambda: len(Nothing()), lambda: 1 in Nothing(), lambda: list(Nothing()), lambda: Nothing[0], lambda: reversed(Nothing())):
    try: f()
    except TypeError as e: print(e)
def no_set(): Nothing()[0] = 1
def no_del(): del Nothing()[0]
for f in (no_set, no_del):
    try: f()
    except TypeError as e: print(e)
