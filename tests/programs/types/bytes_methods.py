b = b"Hello, World"
print(b.upper(), b.lower(), b.title(), b.swapcase(), b.capitalize(), b.find(b"o"), b.find(111), b.rfind(b"o"), b.index(b"W"), b.count(b"l"), b.replace(b"l", b"L"), b.split(b", "), b.partition(b", "), b.rpartition(b"o"), b.startswith(b"He"), b.endswith((b"x", b"ld")))
print(b"  x ".strip(), b"xxax".strip(b"x"), b"a\nb\r\nc".splitlines(), b",".join([b"a", b"b"]), b"a b  c".split(), b"a,b,c".rsplit(b",", 1), b"ab".center(6, b"*"), b"ab".ljust(4), b"7".zfill(3), b"abc".isalpha(), b"123".isdigit(), b" ".isspace(), b"aB".isupper(), b"a1".isalnum(), b"pre-x".removeprefix(b"pre-"), b"\t".expandtabs(3))
print(b"%s is %d and %x" % (b"x", 5, 255), b"%b|%5d|%c" % (b"a", 3, 65), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"))
print(b"\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"\xffabc".decode("utf-8", "replace"), b"\xffabc".decode(errors="ignore"), b"a\x80".decode("ascii", "backslashreplace"), b"\xff\xfea\x00".decode("utf-16"), b"a\x00".decode("utf-16-le"))
for f in (lambda: b"\xff".decode(), lambda: b"ab\xc3".decode(), lambda: b"\x80".decode("ascii"), lambda: b"a".decode("nope"), lambda: b.find("x"), lambda: b.split(","), lambda: b.index(b"zz"), lambda: b",".join(["a"]), lambda: b.replace("a", "b"), lambda: b"%s" % "x", lambda: b"%d" % b"x", lambda: b"\xed\xa0\x80".decode(), lambda: b"\xf0\x90".decode()):
    try:
        print(f())
    except (UnicodeDecodeError, LookupError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
