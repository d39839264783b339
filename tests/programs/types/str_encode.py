s = "héllo 漢😀"
print(s.encode(), s.encode("utf-8") == s.encode("UTF8"), "abc".encode("ascii"), "é".encode("latin-1"), "é漢".encode("utf-16-le"), "a😀".encode("utf-16-be"), "a".encode("utf-32-le"))
print("é漢".encode("ascii", "ignore"), "é漢".encode("ascii", "replace"), "é漢😀".encode("ascii", "backslashreplace"), "é漢".encode("ascii", "xmlcharrefreplace"), "漢".encode("latin-1", errors="replace"))
for f in (lambda: "é".encode("ascii"), lambda: "ab漢c".encode("latin-1"), lambda: "a".encode("nope"), lambda: "é".encode("ascii", "nope"), lambda: "a".encode(5)):
    try:
        print(f())
    except (UnicodeEncodeError, LookupError, TypeError) as e:
        print(type(e).__name__, ascii(str(e)))
try:
    "é漢".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, isinstance(e, ValueError))
print(str(b"abc", "utf-8"), str(b"\xc3\xa9", encoding="utf-8"), str(b"\xff", "utf-8", "replace"), str(b"abc"), ord("漢"), chr(28450), "\N{GREEK SMALL LETTER ALPHA}")
