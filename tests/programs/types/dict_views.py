d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k), "c" in k, 3 in v, ("c", 3) in i, ("c", 4) in i, list(k), type(k).__name__, type(v).__name__, type(i).__name__)
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), k == {"a", "b", "c"}, k <= {"a", "b", "c", "d"}, k.isdisjoint({"q"}), i & {("a", 1)}, sorted(i - {("a", 1)}), k == d.keys(), v == d.values(), i == d.items(), {"a"} < k, k > {"a"})
print(k.mapping["a"], [*reversed(k)], next(iter(i)), dict(i) == d, set(v), sum(v), max(k), {x: y for y, x in i})
for f in (lambda: k[0], lambda: v & {1}, lambda: hash(k), lambda: k + k, lambda: k & 5, lambda: len(iter(k)), lambda: i < 5, lambda: k.append(1)):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(e)
it = iter(d)
next(it)
d["new"] = 1
try:
    next(it)
except RuntimeError as e:
    print(e)
for key in list(d):
    if key != "a":
        del d[key]
print(d, k, i)
