d = {}
for i in range(2000):
    d[i * 7 % 2003] = i
print(len(d), d[7], list(d)[:5], list(d)[-3:])
for i in range(0, 2003, 2):
    d.pop(i, None)
print(len(d), list(d)[:5], sum(d) % 1000, 3 in d, 4 in d)
for i in range(100):
    d[f"s{i}"] = i
    d[i + 0.5] = i
    d[i, i] = i
print(len(d), d["s42"], d[42.5], d[42, 42], d.get((1, 2)))
while len(d) > 5:
    d.popitem()
print(d)
d.clear()
d["again"] = 1
print(d)
s = set()
for i in range(1000):
    s.add(i % 100)
    s.discard(i % 7)
print(len(s), 7 in s, 8 in s, 3 in s, sorted(s)[:5])
nested = {}
for a in range(3):
    for b in range(3):
        nested.setdefault(a, {}).setdefault(b, []).append(a * b)
print(nested)
inverse = {}
for k, v in {"a": 1, "b": 2, "c": 1}.items():
    inverse.setdefault(v, set()).add(k)
print({k: sorted(v) for k, v in inverse.items()})
mixed = {1: "int", "1": "str", 1.5: "float", (1,): "tuple", None: "none", True: "bool wins", b"1": "bytes", frozenset([1]): "fs", int: "type", len: "fn"}
print(len(mixed), mixed[1], mixed[None], mixed[int], mixed[len], mixed[frozenset([1])])
