records = [{"n": "b", "v": 2.5, "t": None}, {"n": "a", "v": 2.5, "t": "x"}, {"n": "c", "v": -1, "t": "y"}]
print([r["n"] for r in sorted(records, key=lambda r: r["v"])], [r["n"] for r in sorted(records, key=lambda r: (-r["v"], r["n"]))], [r["n"] for r in sorted(records, key=lambda r: (r["t"] is None, r["t"]))], [r["n"] for r in sorted(records, key=lambda r: r["n"], reverse=True)])
print(sorted({"x": 3, "y": 1}.items(), key=lambda kv: kv[1]), sorted("Mixed Case words".split(), key=str.casefold), sorted([3, -1, 2], key=abs), sorted(["a10", "a9", "a1"], key=lambda s: int(s[1:])), sorted([(2, "b"), (1, "z"), (2, "a")]), sorted([[3], [1, 2], []], key=len))
print(max(records, key=lambda r: r["v"])["n"], min(records, key=lambda r: r["v"])["n"], max("aB", key=str.lower), min([3, 1, 2], key=lambda x: -x), sum(r["v"] for r in records), sorted(range(-3, 3), key=lambda x: x * x))
counts = {}
def counted(x):
    counts[x] = counts.get(x, 0) + 1
    return -x
print(sorted([5, 3, 9, 5], key=counted), counts)
class Rev:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return o.v < self.v
print(sorted(["b", "c", "a"], key=Rev), sorted([(1, "x"), (1, "a"), (0, "q")], key=lambda p: (p[0], Rev(p[1]))))
try:
    sorted(records)
except TypeError as e:
    print(e)
try:
    sorted(records, key=lambda r: r["t"])
except TypeError as e:
    print(e)
try:
    sorted(records, key=lambda r: r["missing"])
except KeyError as e:
    print(repr(e))
