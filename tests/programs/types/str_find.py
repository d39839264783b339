s = "abracadabra"
print(s.find("a"), s.find("a", 1), s.find("a", 1, 3), s.find("zz"), s.find(""), s.find("", 5), s.find("", 50), s.find("a", -3), s.find("abra", 1), s.rfind("a"), s.rfind("a", 0, 5), s.rfind("abra"), s.rfind(""), s.find("a", None, 2))
print(s.index("cad"), s.rindex("b"), s.count("a"), s.count("abra"), s.count(""), s.count("a", 3), s.count("a", 3, 6), "aaaa".count("aa"), s.count("z"), "".count(""), "漢字漢".count("漢"), "😀x😀".find("😀", 1), "😀x😀".rfind("x"))
for f in (lambda: s.index("zz"), lambda: s.rindex("zz"), lambda: s.find(1), lambda: s.index(), lambda: s.count(None), lambda: s.find("a", "b"), lambda: s.index("a", 100)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(s.startswith("abra"), s.startswith("bra", 1), s.startswith(("x", "ab")), s.startswith(""), s.startswith("", 20), s.startswith("a", -1), s.endswith("bra"), s.endswith(("x", "ra")), s.endswith("abr", 0, -1), s.endswith(()), s.startswith("abra", 0, 3))
for f in (lambda: s.startswith(1), lambda: s.startswith(["a"]), lambda: s.startswith((1, "b")), lambda: s.endswith(None), lambda: s.startswith()):
    try:
        print(f())
    except TypeError as e:
        print(e)
