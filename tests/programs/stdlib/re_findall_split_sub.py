import re
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(\w)\d", "a1 b2"), re.findall("x", "abc"), re.findall("", "ab"), re.findall("a*", "aab"), [m.group() for m in re.finditer(r"\w+", "one two")], [m.span() for m in re.finditer("a|", "aba")])
print(re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"(,)", "a,b"), re.split(",", "abc"), re.split(r"\s", "a b c", maxsplit=1), re.split("", "ab"), re.split("x*", "axbc"), re.split(r"(a)|b", "1a2b3"))
print(re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", "b", "aaa", count=2), re.subn("a", "b", "aaa"), re.sub(r"(?P<n>\d)", r"<\g<n>>", "1a2"), re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 22 3"), re.sub("", "-", "ab"), re.sub("x*", "-", "abxd"), re.sub(r"(a)|b", r"[\1]", "ab"), re.sub("a", r"\\n\n", "a"), re.sub("(a)", r"\g<0>\g<1>0", "a"))
print(re.sub(r"[aeiou]", "", "education"), re.sub(r"\b(\w)", lambda m: m[1].upper(), "the cat sat"), re.sub(r"^", "> ", "a\nb", flags=re.M), re.sub("a", "x", "AaA", flags=re.I), re.compile("b").sub("X", "abc"), re.compile(",").split("a,b"), re.compile("o").findall("foo", 2), re.escape("a.b*c[d] e-f"), re.escape("é_1"))
for f in (lambda: re.sub("(a)", r"\2", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.sub("a", r"\q", "a"), lambda: re.sub("a", 5, "a"), lambda: re.sub("a", lambda m: 5, "a"), lambda: re.findall("a", None), lambda: re.sub("a", r"\g<", "a")):
    try:
        print(f())
    except (re.error, IndexError, TypeError) as e:
        print(type(e).__name__, e)
