import re
tests = [(r"a+?", "aaa"), (r"a{2}", "aaa"), (r"a{2,}", "aaaa"), (r"a{,2}", "aaa"), (r"a{1,2}?", "aa"), (r"(?i)ABC", "abc"), (r"[^abc]+", "xyzabc"), (r"[a-cx-z]+", "abxzd"), (r"[\d\s]+", "1 2a"), (r"\bfoo\b", "a foo b"), (r"\Bo", "foo"), (r"^b", "a\nb"), (r"(?m)^b$", "a\nb\nc"), (r"a.b", "a\nb"), (r"(?s)a.b", "a\nb"), (r"(?x) a  b # comment", "ab"), (r"x(?=y)", "xz xy"), (r"x(?!y)", "xy xz"), (r"(?<=y)x", "x yx"), (r"(?<!y)x", "yx x"), (r"(\w)\1", "abccd"), (r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \""), (r"(a|ab)(c|bcd)", "abcd"), (r"(?:ab)+", "ababa"), (r"\Aab\Z", "ab"), (r"a|b|", "c"), (r"[]]", "]"), (r"[-a]", "-"), (r"[a\-z]+", "a-z"), (r"\.\*\\", r".*\ "), (r"\x41\u00e9\t", "Aé\t"), (r"(?i:a)B", "AB"), (r"(?>a+)b", "aab"), (r"a++b", "aab"), (r"(a)?(?(1)b|c)", "ab c"), (r"\w+@\w+\.com", "x me@site.com"), (r"$", "a\n"), (r"a$", "a\n"), (r"(?a)\w+", "aé"), (r"\w+", "aé_1"), (r"\s+", "\u2003 "), (r"\d+", "٣4"), (r"[[:alpha:]]", ":"), (r"(?-i:a)", "A"), (r"(((a)))", "a"), (r"a*?$", "aa"), (r"(a*)*", "aa"), (r"(?:a|b)*c", "ababc"), (r"\\", "\\")]
for pattern, text in tests:
    try:
        m = re.search(pattern, text)
        print(pattern, "->", m and (m.group(), m.span(), m.groups()))
    except re.error as e:
        print(pattern, "error", e)
print(re.findall("a.c", "abc\nadc a\nc", re.S), re.findall("^.", "ab\ncd", re.M | re.I), re.compile("a", re.I | re.X).flags, re.I, re.IGNORECASE | re.MULTILINE, re.RegexFlag.S.name)
