d = {"key": "value", "n": 3}
print(f"{d["key"]} {d['n']}")
print(f"{d["key"]:>{d["n"] * 4}}")
print(f'{'a' + f'{'b' + f'{'c'}'}'}')
print(f"{ # a comment
    1 +
    2
}")
print(f"{'{'} {'}'} {'{}'.format(1)}")
print(f"{"a\tb"} {'\\'}")
print(f"{(x := 10)} {x:=+5}")
print(f"{lambda_ if (lambda_ := 1) else 0}")
print(f"{'%d' % 3}{'!r'}{'a:b'}{d['key'][1:3]}")
print(f"{3:{'{'}>5}")
