print({x: x * x for x in range(4)})
print({k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]})
print({v: k for k, v in {"x": 1, "y": 2}.items()})
print({x % 3 for x in range(10)})
print({(i, j): i * j for i in range(2) for j in range(2)})
print({k: [v for v in range(k)] for k in range(3)})
def order(tag, x):
    print(tag, x)
    return x
print({order("k", i): order("v", i) for i in range(2)})
print({len(w): w for w in "a bb cc d".split() if w != "d"})
try:
    {[]: 1 for _ in range(1)}
except TypeError as e:
    print(e)
try:
    {{} for _ in range(1)}
except TypeError as e:
    print(e)
