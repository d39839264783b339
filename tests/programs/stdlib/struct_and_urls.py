import struct
from urllib.parse import *

for fmt, values in (("<hHiIqQ", (-1, 2, -3, 4, -5, 6)), (">hHiIqQ", (-1, 2, -3, 4, -5, 6)), ("!f", (1.5,)), ("<d", (0.1,)), ("3s5sp", (b"abcd", b"x", b"")), ("?c", (True, b"z")), ("<e", (1.1,)), (">e", (-65504.0,)), ("bxh", (1, 2)), ("<bxh", (1, 2)), ("iq", (1, 2)), ("4p", (b"abcdef",)), ("2h", (1, 2)), ("", ())):
    data = struct.pack(fmt, *values)
    print(fmt, data, struct.unpack(fmt, data), struct.calcsize(fmt))
for attempt in (
    lambda: struct.pack("b", 200), lambda: struct.pack("B", -1), lambda: struct.pack("h", 1.5), lambda: struct.pack("2h", 1), lambda: struct.pack("z", 1),
    lambda: struct.pack("c", b"ab"), lambda: struct.pack("s", "a"), lambda: struct.pack("f", "a"), lambda: struct.unpack("h", b"abc"), lambda: struct.pack("<Q", 2**64),
    lambda: struct.pack("f", 1e40), lambda: struct.pack("3", 1), lambda: list(struct.iter_unpack("<h", b"\1\0\2\0")), lambda: struct.unpack_from("<h", b"abcd", 1),
    lambda: struct.unpack_from("<h", b"abcd", 3), lambda: struct.unpack_from("<h", b"abcd", -2), lambda: struct.Struct("<hb").size, lambda: struct.Struct("<hb").unpack(b"\1\0\2"),
    lambda: struct.calcsize(5), lambda: struct.Struct("<i"), lambda: struct.pack("e", 70000.0),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
buffer = bytearray(8)
struct.pack_into("<hh", buffer, 2, 1, -1)
print(buffer)
for url in ("https://user:pw@Example.com:8080/a/b;p?q=1&r=a%20b#frag", "mailto:a@b.c", "//host/path", "/only/path?x", "http://[::1]:80/", "a:b", "http:///x", "", "HTTP://X/%7Ey"):
    parts = urlparse(url)
    print(parts, parts.hostname, parts.port, parts.username, parts.geturl())
    print(urlsplit(url))
base = "http://a/b/c/d;p?q"
for relative in ("g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "g;x=1/../y", "http:g", "mailto:x"):
    print(relative, urljoin(base, relative))
print(quote("a b/c?é&"), quote("a/b", safe=""), quote_plus("a b+c"), unquote("a%20b%C3%A9%zz"), unquote_plus("a+b%2B"), quote(b"\xff "), unquote_to_bytes("%41%ff"))
print(urlencode({"a": 1, "b": "x y", "c": "é&="}), urlencode([("a", [1, 2])], doseq=True), urlencode({"a": [1, 2]}))
print(parse_qs("a=1&b=2&a=3&c=&d"), parse_qs("a=1&c=", keep_blank_values=True), parse_qsl("x=1;y=2", separator=";"), parse_qsl("a=%20+b"))
print(urldefrag("http://x/y#z"), urlunparse(("http", "h", "/p", "", "q=1", "f")), urlunsplit(("", "", "p", "", "")), urlparse(b"http://a/b").netloc)
for attempt in (lambda: urlparse("http://[::1/"), lambda: urlparse("http://h:99999/").port, lambda: urlparse("http://h:x/").port, lambda: urlencode(5), lambda: urlencode("a"), lambda: parse_qsl("a", strict_parsing=True), lambda: urljoin("a", b"b"), lambda: quote(5), lambda: parse_qsl("a=1&b=2", max_num_fields=1)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
