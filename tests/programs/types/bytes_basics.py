b = b"hello\x00\xff"
print(b, b[0], b[-1], b[1:3], b[::-1], len(b), list(b[:3]), b"a" + b"b", b"ab" * 2, b"el" in b, 104 in b, b"", b"'", b'"\'', b"\t\n\r\\\x7f")
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), bytes.fromhex("00 ff 1A"), b"\x00\xff".hex(), b"\x01\x02\x03".hex(":"), b"abcdef".hex("-", 2), b"a" < b"b", b"a" == b"a", b"a" == "a", b"ab" > b"a")
for f in (lambda: b[10], lambda: b + "x", lambda: b"a" + 1, lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("x"), lambda: bytes(-1), lambda: bytes(1.5), lambda: b["a"], lambda: bytes(["a"]), lambda: b"a" < "a", lambda: 256 in b"a", lambda: "a" in b"a", lambda: bytes.fromhex("0"), lambda: bytes.fromhex("zz"), lambda: bytes(None), lambda: bytes(1, "utf-8")):
    try:
        print(f())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
def assign(): b[0] = 1
try:
    assign()
except TypeError as e:
    print(e)
print({b"k": 1}[b"k"], sorted([b"b", b"a"]), max(b"abc"), [c for c in b"ab"], bytes(reversed(b"abc")), hash(b"a") == hash(b"a"), isinstance(b, bytes), tuple(b"ab"))
