s = "one one one"
print(s.replace("one", "two"), s.replace("one", "1", 2), s.replace("one", "", 1), s.replace("", "-"), s.replace("", "-", 3), s.replace("x", "y"), s.replace("o", "oo"), "".replace("", "x"), "aaa".replace("aa", "b"), s.replace("one", "two", 0), s.replace("one", "2", -1), "é漢".replace("漢", "字"), s.replace("one", "two", count=1))
print(repr("  x \t\n".strip()), "xxaxx".strip("x"), "abcba".strip("ab"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), repr("  x ".lstrip()), repr("  x ".rstrip()), "".strip(), "   ".strip() == "", "aaa".strip("a") == "", "\xa0\u2003x\u3000".strip(), "x".strip(""), "x".strip(None))
print("prefix-x".removeprefix("prefix-"), "prefix".removeprefix("x"), "x.py".removesuffix(".py"), "x.py".removesuffix(""), "aa".removeprefix("a"), "a".removesuffix("aa"))
print("a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "\t|".expandtabs(0), "ab\tc\n\td".expandtabs(4), "x\ty".expandtabs(tabsize=2))
for f in (lambda: s.replace("a"), lambda: s.replace(1, "a"), lambda: s.replace("a", None), lambda: s.strip(1), lambda: s.removeprefix(), lambda: s.removesuffix(1), lambda: s.replace("a", "b", "c"), lambda: s.strip("a", "b")):
    try:
        print(f())
    except TypeError as e:
        print(e)
