import json
print(json.dumps({"a": 1, "b": [1.5, True, None, "x"], "c": {}}), json.dumps([]), json.dumps({}), json.dumps("é\"\\\n\x01/"), json.dumps("é😀", ensure_ascii=False), json.dumps("😀"), json.dumps(1e100), json.dumps(float("inf")), json.dumps(float("nan")), json.dumps((1, 2)), json.dumps({1: "a", None: "b", True: "c", 1.5: "d"}), json.dumps(10 ** 30), json.dumps(-0.0), json.dumps("\u2028\x7f"))
print(json.dumps({"b": 1, "a": [1, {"x": []}]}, indent=2))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.dumps([1, 2], indent=0), json.dumps([1, [2]], indent="\t"), json.dumps([[], {}], indent=1), json.dumps({"k": 1}, indent=None), json.dumps([1, {"a": 2}], separators=(", ", " = ")))
class P:
    def __init__(self, x): self.x = x
print(json.dumps([P(1), {"p": P(2)}], default=lambda o: o.__dict__), json.dumps({(1, 2): 3, "ok": 1}, skipkeys=True), json.dumps({1, 2}, default=sorted))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex): return [o.real, o.imag]
        return super().default(o)
print(json.dumps(1 + 2j, cls=E), E().encode([2j]), json.JSONEncoder(sort_keys=True).encode({"b": 1, "a": 2}), list(json.JSONEncoder().iterencode([1])))
a = []; a.append(a)
for f in (lambda: json.dumps(P(1)), lambda: json.dumps({1, 2}), lambda: json.dumps(b"x"), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(a), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps(1j), lambda: json.dumps({"a": [object]}), lambda: json.dumps(), lambda: json.dumps({P: 1}), lambda: json.dumps(P(1), default=lambda o: o)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class S(str): pass
class I(int): pass
from collections import OrderedDict, namedtuple, defaultdict
print(json.dumps([S("s"), I(5), OrderedDict(z=1), namedtuple("T", "a")(1), defaultdict(int, k=1), True]))
