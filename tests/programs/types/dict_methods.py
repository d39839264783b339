d = {"a": 1, "b": 2, "c": 3}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("d", 4), d.setdefault("e"), d.pop("e"), d.pop("zz", "def"), d.popitem(), d, d.copy() == d, d.copy() is d)
print(d.update({"a": 100}, x=1), d, d.update([("y", 2)]), d.update(z=3), d.update(), d, d.clear(), d)
d = dict(one=1, two=2, three=3)
print(d.keys(), d.values(), d.items(), list(d.items())[0], sorted(d), sorted(d.items(), key=lambda kv: -kv[1]), max(d, key=d.get), [k for k, v in d.items() if v > 1], list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())))
for f in (lambda: {}.popitem(), lambda: {}.pop("x"), lambda: {}.pop(), lambda: {}.get(), lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.setdefault(), lambda: {}.nope, lambda: {}.pop([]), lambda: {}.get([]), lambda: {}.setdefault({}, 1), lambda: {}.update([(1, 2, 3)]), lambda: {}.get(1, 2, 3), lambda: dict.fromkeys(), lambda: dict.fromkeys(5), lambda: {}.update({}, {}), lambda: {}.popitem(1), lambda: {}.keys(1), lambda: {}.get(key=1), lambda: dict.fromkeys([[]])):
    try:
        print(f())
    except (KeyError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
class Keys:
    def keys(self): return ["p"]
    def __getitem__(self, k): return k + "!"
print(dict(Keys()), {}.__len__(), d.__contains__("one"), d.__getitem__("two"), dict.get(d, "one"), {"a": 1}.__eq__({"a": 1}), {"a": 1}.__or__({"b": 2}))
