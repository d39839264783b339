d = {}
for i in range(20):
    d[i] = i * i
for i in range(0, 20, 2):
    del d[i]
print(d, len(d))
for i in range(0, 20, 4):
    d[i] = "back"
print(list(d))
while len(d) > 12:
    print(d.popitem(), end=" ")
print(d)
d.pop(1)
first = next(iter(d))
print(first, list(d)[0])
d = {k: v for v, k in enumerate("hello world")}
print(d)
s = {}
for w in "the cat the dog the end".split():
    s[w] = s.get(w, 0) + 1
print(s, sorted(s.items(), key=lambda p: (-p[1], p[0])))
groups = {}
for n in range(10):
    groups.setdefault(n % 3, []).append(n)
print(groups)
print({**{"x": 1, "y": 2}, **{"y": 3, "z": 4}}, {"x": 1, "y": 2} | {"x": 5}, list({"b": 1, "a": 2} | {"c": 3}))
big = {i: str(i) for i in range(1000)}
print(len(big), big[999], list(big)[:3], 1000 in big, sum(big))
