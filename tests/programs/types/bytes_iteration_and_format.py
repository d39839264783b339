b = bytes(range(65, 75))
print(b, b[2:5], b[-1], [hex(x) for x in b[:3]], sum(b), max(b), b.hex(), bytes.fromhex(b.hex()) == b, b"".join([b"x", bytes([121])]), b"-".join(b"%d" % i for i in range(3)))
print(b"abc".find(b""), b"abcabc".rfind(b"c"), b"aXbX".split(b"X"), b"a b".split(), b"line1\nline2\r\n".splitlines(True), b"%5.2f|%-5s|%05d" % (3.14159, b"ab", 42), b"%r" % b"x", b"%a" % "é", b"%c%c" % (65, b"B"))
n = int.from_bytes(b"\x00\x01\x02\x03", "big")
print(n, n.to_bytes(4, "little"), bytes(5), bytes([0] * 3), b"\x00" * 3, bytearray(b"ab") + b"c", b"ab" + bytearray(b"c"), b"a" in b"banana", b"nan" in b"banana", 97 in b"a")
checksum = 0
for byte in "héllo".encode():
    checksum = (checksum * 31 + byte) % 65536
print(checksum, "héllo".encode("utf-8").decode("utf-8"), len("héllo".encode()), "€".encode().hex(" "), b"\xe2\x82\xac".decode())
print(repr(b"\x00\x1f\x20\x7e\x7f\x80'"), repr(b'"\''), str(b"abc"), f"{b'x'}", b"a" * 2 == b"aa", b"b" > b"a", b"" or b"empty", bytes(b"copy"))
