def f(x):
    match x:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": str(t), **rest}: return f"{t} with {rest}"
        case {"a": {"b": [_, second, *_]}}: return f"deep {second}"
        case {1: one, None: none}: return f"keys {one} {none}"
        case {}: return "some mapping"
        case _: return "no"
for x in ({"type": "circle", "r": 2, "z": 0}, {"type": "box", "w": 1, "h": 2}, {"type": 5}, {"a": {"b": [1, 2, 3]}}, {1: "x", None: "y"}, {}, {"q": 1}, [], None):
    print(f(x))
from collections import defaultdict
d = defaultdict(list)
match d:
    case {"missing": x}: print("never")
    case _: print("defaultdict not filled", dict(d))
class K:
    KEY = "k"
match {"k": 1}:
    case {K.KEY: v}: print("dotted key", v)
try:
    match {"k": 1}:
        case {K.KEY: _, "k": _}: pass
except ValueError as e:
    print(e)
