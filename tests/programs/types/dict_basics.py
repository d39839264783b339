d = {"a": 1, "b": 2}
print(d, d["a"], len(d), "a" in d, 1 in d, d == {"b": 2, "a": 1}, d != {}, list(d), {}, dict(), dict(x=1), dict([("k", 1)]), dict({"m": 1}, n=2), dict(zip("ab", [1, 2])), {1: "a", 1.0: "b", True: "c"}, {None: 0, (1, 2): 3, "x": {}})
d["c"] = 3
d["a"] = 10
del d["b"]
d["b"] = 20
print(d, list(d.items()), str(d), {**d, "z": 0}, d | {"a": 0}, {"q": 1} | d)
for f in (lambda: d["zz"], lambda: d[[]], lambda: {[]: 1}, lambda: {{}: 1}, lambda: d < d, lambda: d + d, lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(["ab", "c"]), lambda: d | [1], lambda: dict(1, 2), lambda: hash(d), lambda: d(), lambda: d["a", "b"], lambda: {1: 2}[3.5], lambda: {set(): 1}, lambda: [] in d, lambda: d[None], lambda: dict(**{1: 2}), lambda: dict([("a",)]), lambda: d.x):
    try:
        print(f())
    except (KeyError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
e = {}
e.update(d)
e |= {"new": 1}
e |= [("pair", 2)]
print(e, dict.fromkeys("ab"), dict.fromkeys([1, 2], []), bool({}), bool({0: 0}))
nan = float("nan")
n = {nan: 1}
print(n[nan], n.get(float("nan")))
