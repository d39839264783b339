from collections import defaultdict
d = defaultdict(list)
d["a"].append(1); d["a"].append(2); d["b"]
print(d, d["a"], len(d), "c" in d, d.get("c"), d.default_factory, dict(d))
n = defaultdict(int)
for ch in "mississippi": n[ch] += 1
print(dict(n), n, sorted(n.items()))
tree = lambda: defaultdict(tree)
t = tree(); t["x"]["y"]["z"] = 1
print(t["x"]["y"]["z"], list(t), defaultdict(lambda: "default")["k"], defaultdict(None, a=1), defaultdict(int, {"k": 5}, m=6))
for f in (lambda: defaultdict(5), lambda: defaultdict(None)["x"], lambda: defaultdict()["x"], lambda: defaultdict(lambda: 1 / 0)["x"], lambda: defaultdict(lambda x: x)["x"]):
    try:
        print(f())
    except (TypeError, KeyError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
calls = []
def factory():
    calls.append(1)
    return len(calls)
f = defaultdict(factory)
print(f["a"], f["b"], f["a"], calls)
c = d.copy(); c["new"].append(1)
print("new" in d, type(c).__name__, d | {"z": 0}, d == {"a": [1, 2], "b": []}, d.setdefault("q", "s"), d.pop("q"))
class D(defaultdict):
    def __missing__(self, k): return f"missing {k}"
print(D(int)["x"], isinstance(d, dict))
