# host: encode(kind, text) -> {"$": kind, "v": text}
# host: decode(pair) -> tuple(pair["v"]) if isinstance(pair, dict) and "v" in pair else pair
import json


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def default(value):
    if isinstance(value, Point):
        return encode("point", [value.x, value.y])
    if isinstance(value, set):
        return encode("set", sorted(value))
    raise TypeError(f"no way to write {type(value).__name__}")


data = {"a": Point(1, 2), "b": [{3, 1, 2}, Point(0, Point(5, 6))]}
text = json.dumps(data, default=default)
print(text)
print(json.dumps(data, default=default, indent=1, sort_keys=True))
print(json.loads(text, object_hook=decode))
print(json.loads('{"n": 1.5, "i": 12}', parse_float=lambda t: encode("float", t), parse_int=lambda t: encode("int", t)))
try:
    json.dumps([Point(1, 2), 1j], default=default)
except TypeError as error:
    print(error)
