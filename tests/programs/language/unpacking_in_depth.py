data = {"user": {"name": "x", "langs": ["py", "rs", "c"]}, "pos": (1, (2, 3))}
first, *_, last = data["user"]["langs"]
x, (y, z) = data["pos"]
print(first, last, x, y, z)
for (key, value), index in zip(data.items(), range(2)):
    print(index, key, type(value).__name__)
[(a, b), *more] = [(1, 2), (3, 4), (5, 6)]
print(a, b, more)
head, *mid, tail = "ab"
print(head, mid, tail)
(a, b), c = "xy", "z"
print(a, b, c)
a = b = [1, 2]
a[0], b[1] = b[1], a[0]
print(a)
i = 0
xs = [10, 20, 30]
i, xs[i] = 1, 99
print(i, xs)
def swap(p, q): return q, p
m, n = swap(*swap(1, 2))
print(m, n)
d = {}
d["a"], d["b"], *d["c"] = range(5)
print(d)
(k, v), = {"only": 1}.items()
print(k, v)
print([a + b for a, b in [(1, 2), (3, 4)]], {k: v for k, (v, _) in {"p": (1, 2)}.items()}, [h for h, *_ in ["ab", "cd"]])
*xs, = (i for i in range(3))
print(xs, (lambda a, *b: (a, b))(*"hey"))
try:
    (a, b), c = 1, 2
except TypeError as e:
    print(e)
try:
    a, (b, *c), d = 1, (), 3
except ValueError as e:
    print(e)
print(a, end="\n")
