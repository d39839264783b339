def show(*attempts):
    for i, attempt in enumerate(attempts):
        try:
            result = attempt()
            text = repr(list(result) if hasattr(result, "__next__") else result)
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
        print(i, text.split(" at 0x")[0])


import json

class Odd:
    pass

def default(o):
    if isinstance(o, set):
        return sorted(o)
    raise TypeError(f"no {type(o).__name__}")

loop = []
loop.append(loop)
dloop = {}
dloop["a"] = dloop
show(
    lambda: json.dumps({"a": [1, 2.5, None, True], "b": "é\n\"\\/\u2028\U0001F600"}),
    lambda: json.dumps({"a": "é\x7f"}, ensure_ascii=False),
    lambda: json.dumps([1, {"a": 2}], indent=2),
    lambda: json.dumps([1, {"a": 2}, [], {}], indent="\t"),
    lambda: json.dumps([1, {"a": 2}], indent=0),
    lambda: json.dumps([1, 2], separators=(",", ":")),
    lambda: json.dumps([1, 2], separators=(",",)),
    lambda: json.dumps([1, 2], separators=3),
    lambda: json.dumps({"b": 1, "a": 2}, sort_keys=True),
    lambda: json.dumps({"b": 1, 2: 2}, sort_keys=True),
    lambda: json.dumps({1: 1, 2.5: 2, None: 3, True: 4}),
    lambda: json.dumps({(1, 2): 3}),
    lambda: json.dumps({(1, 2): 3, "a": 1}, skipkeys=True),
    lambda: json.dumps({b"a": 3}),
    lambda: json.dumps(Odd),
    lambda: json.dumps({"a": [Odd]}),
    lambda: json.dumps(b"a"),
    lambda: json.dumps({1, 2}),
    lambda: json.dumps({1, 2}, default=default),
    lambda: json.dumps([3j], default=default),
    lambda: json.dumps(loop),
    lambda: json.dumps(dloop),
    lambda: json.dumps([float("nan"), float("inf"), -float("inf")]),
    lambda: json.dumps(float("nan"), allow_nan=False),
    lambda: json.dumps([1e100, 1e-7, 0.1, -0.0, 10**20]),
    lambda: json.dumps((1, 2)),
    lambda: json.dumps("a", foo=1),
    lambda: json.dumps(),
    lambda: json.dumps(1, 2),
    lambda: json.loads('{"a": [1, 2.5, null, true, false], "b": "\\u00e9\\ud83d\\ude00"}'),
    lambda: json.loads("[1e3, -0, 1E-2, 12345678901234567890]"),
    lambda: json.loads("NaN"),
    lambda: json.loads("[Infinity, -Infinity]"),
    lambda: json.loads(b'{"a": 1}'),
    lambda: json.loads(bytearray(b"[1]")),
    lambda: json.loads("\ufeff[1]"),
    lambda: json.loads(b"\xef\xbb\xbf[1]"),
    lambda: json.loads(3),
    lambda: json.loads(None),
    lambda: json.loads("1", object_hook=3),
    lambda: json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)),
    lambda: json.loads('{"a": 1, "a": 2}', object_pairs_hook=lambda p: p),
    lambda: json.loads("1.10", parse_float=str),
    lambda: json.loads("110", parse_int=lambda s: s + "!"),
    lambda: json.loads("NaN", parse_constant=lambda s: s + "!"),
    lambda: json.loads('"a\nb"', strict=False),
    lambda: json.loads("[1]", cls=json.JSONDecoder),
    lambda: json.JSONDecoder().raw_decode('{"a": 1} x'),
    lambda: json.JSONDecoder().raw_decode("  1"),
    lambda: json.JSONDecoder().decode("  1  "),
    lambda: json.JSONEncoder().encode({"a": 1}),
    lambda: list(json.JSONEncoder().iterencode([1, {"a": None}])),
    lambda: json.JSONEncoder(indent=1).encode([1]),
    lambda: json.JSONEncoder().default(3),
    lambda: json.JSONEncoder().item_separator + json.JSONEncoder(indent=1).item_separator,
    lambda: json.load(3),
    lambda: json.dump([1], 3),
)
for bad in ["", " ", "[", "[1", "[1,", "[1,]", "[,", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{1:2}", "{a:1}", "'a'", '"a', '"\\x"', '"\\u12"', '"\\ud800"', "tru", "nul", "01", "1.", "-", "+1", ".5", "1 2", "[1] x", '"a\tb"', '"\n"', "[1 2]", '{"a" 1}', '{"a":1 "b"}', "\x00", "[1,\n2,\n}", "é", "1e", '["\\', "-Inf", "// c", "{'a':1}", '{"a":1}}', "[]]"]:
    try:
        print(repr(bad), json.loads(bad))
    except json.JSONDecodeError as error:
        print(repr(bad), "->", error, "|", error.msg, error.pos, error.lineno, error.colno, error.doc == bad)
    except Exception as error:
        print(repr(bad), type(error).__name__, error)
try:
    json.dumps({"a": [1, {"b": Odd()}]}, default=None)
except TypeError as error:
    print(str(error).split(" at 0x")[0], [n.split(" at 0x")[0] for n in error.__notes__])
