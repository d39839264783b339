# The keys' __eq__ and __hash__ may be Python code, raise, or change the dict.
class K:
    def __init__(self, n, h=None): self.n, self.h = n, n if h is None else h
    def __hash__(self):
        if self.h == "fail": raise ValueError("no hash")
        return self.h
    def __eq__(self, o):
        if not isinstance(o, K): return NotImplemented
        if "fail" in (self.n, o.n): raise KeyError("no eq")
        return self.n == o.n
    def __repr__(self): return f"K{self.n}"
d = {K(1): "one", K(2): "two"}
print(d[K(1)], d.get(K(2)), K(3) in d, d.pop(K(1)), d, d.setdefault(K(2), "x"), d.get(K(5), "none"))
for f in (lambda: d[K(1, "fail")], lambda: d[K("fail", 2)], lambda: K("fail", 2) in d, lambda: d.get(K("fail", 2)), lambda: {K("fail", 0), K("fail", 0)}, lambda: d[K(77)], lambda: K("fail", 2) == 5):
    try:
        print(f())
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
print({K(1, 5): "a", K(2, 5): "b", K(1, 5): "c"}, {K(1), K(1), K(2)} == {K(2), K(1)}, {1: "int"}.get(K(1, 1)), {K(1, 1): 0}.get(1))
class Str(str):
    def __hash__(self): return hash("other")
    def __eq__(self, o): return str.__eq__(self, o)
print("x" in {Str("x"): 1} or "not found by hash", {Str("x"): 1}.get("other"))
class Always:
    def __eq__(self, o): return True
    def __hash__(self): return 1
print({1: "a"}[Always()], Always() in [5], [5].index(Always()), {Always(): 1}.get(1))
