import re
m = re.match(r"(\w+) (\w+)", "hello world again")
print(m, m.group(), m.group(0), m.group(1), m.group(1, 2), m.groups(), m.span(), m.span(2), m.start(1), m.end(1), m[2], m.string, m.re.pattern, m.pos, m.endpos, m.lastindex, m.lastgroup)
print(re.match("b", "abc"), re.search("b", "abc").span(), re.fullmatch("a.c", "abc"), re.fullmatch("a", "abc"), bool(re.search("x", "abc")), re.match("", ""))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", "on 2024-05 ok")
print(m.groupdict(), m.groupdict(""), m["year"], m.group("month"), m.group("day"), m.groups(), m.groups("none"), m.start("day"), m.span("day"), m.lastgroup, m.expand(r"\2/\1 \g<year>"))
for f in (lambda: m.group(9), lambda: m.group("zz"), lambda: m["zz"], lambda: re.match(5, "a"), lambda: re.match("a", 5), lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a"), lambda: m.group(-1)):
    try:
        print(f())
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
p = re.compile(r"\d+")
print(p, p.pattern, p.flags, p.groups, p.match("12a"), p.match("a12", 1), p.search("a12b345", 3), p.fullmatch("a12b", 1, 3), p.match("12345", 0, 2).group(), p == re.compile(r"\d+"), re.compile("(a)(?P<n>b)").groupindex, re.compile("(a)(?P<n>b)").groups)
print(re.match(r"(a)|(b)", "b").groups(), re.match(r"(a)|b", "b").group(1), re.match(r"((a)(b))", "ab").groups(), re.match("(?:x)(y)?", "x").groups())
