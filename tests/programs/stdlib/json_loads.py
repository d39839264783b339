import json
for text in ('{"a": [1, 2.5, true, false, null, "x"]}', '[]', ' {} ', '"\\u00e9\\n\\"\\\\\\/\\ud83d\\ude00"', '1', '-0', '1e5', '1.0', '-1.5E-2', 'NaN', '-Infinity', '{"a":1,"a":2}', '[[[1]]]', '"é"', '123456789012345678901234567890', '1E400', '""', '\t\n[ 1 , 2 ]\r'):
    print(repr(json.loads(text)))
for bad in ('', ' ', '{', '[1,', '[1,]', '{"a"}', '{"a":}', '{a: 1}', "{'a': 1}", '[1 2]', '"abc', '"a\nb"', '"\\x"', '"\\u12"', 'tru', 'nul', '01', '1.', '-', '.5', '+1', '[1]x', '{"a":1,}', '{1: 2}', '\ufeff1', '{"a":1 "b":2}', '[\n1,\n  x\n]', '1 2', '"\\', '[1, 2', '{"a": 1'):
    try:
        print(repr(json.loads(bad)))
    except json.JSONDecodeError as e:
        print(e, "|", e.msg, e.pos, e.lineno, e.colno)
print(json.loads(b'{"k": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads('{"x": 1}', object_hook=lambda d: ("hook", d)), json.loads('{"x": 1, "y": 2}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s + "!"), json.loads("[NaN]", parse_constant=lambda c: f"<{c}>"))
for f in (lambda: json.loads(5), lambda: json.loads(None), lambda: json.loads(), lambda: json.loads("[1]", bogus=1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(issubclass(json.JSONDecodeError, ValueError), json.JSONDecoder().decode("[1]"), json.JSONDecoder().raw_decode("1 rest"), json.loads('"\t"', strict=False))
data = {"n": [1, 2, {"z": None}], "s": "é\u2028", "f": 0.1}
print(json.loads(json.dumps(data)) == data, json.loads(json.dumps(data, indent=3)) == data)
