from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["zz"], c.most_common(2), c.most_common(), sorted(c.elements())[:6], c.total(), len(c), sum(c.values()), dict(c))
c.update("aab"); c.subtract({"a": 3, "z": 1}); c["new"] += 2
print(c, +c, -c, c["z"], "zz" in c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=1)
print(a + b, a - b, a & b, a | b, a == Counter(a=3, b=1), a <= b, a < Counter(a=4, b=1), Counter({"x": 2}), Counter(), Counter([1, 1, 2]), Counter(x=0) == Counter())
del a["a"]; del a["nope"]
print(a, a.pop("b"), a, a.most_common(1), Counter(k=2).copy(), Counter(["a", "b"]).keys(), c.get("q", 9))
for f in (lambda: Counter(5), lambda: Counter.fromkeys("a"), lambda: Counter([[]])):
    try:
        print(f())
    except (TypeError, NotImplementedError) as e:
        print(type(e).__name__, e)
words = "the cat and the dog and the end".split()
print(Counter(words).most_common(3), Counter(map(len, words)), max(Counter(words), key=Counter(words).get), repr(Counter(a=1, b=5)))
a = Counter(x=1); a += Counter(x=2, y=3); a -= Counter(y=3); print(a)
