import re
log = """2024-01-05 10:00:01 [INFO] user=alice action=login ip=10.0.0.1
2024-01-05 10:00:07 [ERROR] user=bob action=upload msg="disk full"
bad line
2024-01-05 10:01:00 [WARN] user=alice action=logout"""
line_re = re.compile(r"^(?P<ts>\S+ \S+) \[(?P<level>\w+)\] (?P<rest>.*)$")
pair_re = re.compile(r'(\w+)=("[^"]*"|\S+)')
for line in log.splitlines():
    if m := line_re.match(line):
        pairs = {k: v.strip('"') for k, v in pair_re.findall(m["rest"])}
        print(m["level"].ljust(5), pairs)
    else:
        print("skipped", repr(line))
def tokenize(text):
    spec = [("NUM", r"\d+(?:\.\d*)?"), ("NAME", r"[A-Za-z_]\w*"), ("OP", r"[-+*/()=]"), ("SKIP", r"\s+"), ("BAD", r".")]
    for m in re.finditer("|".join(f"(?P<{n}>{p})" for n, p in spec), text):
        if m.lastgroup == "BAD": raise SyntaxError(f"unexpected {m.group()!r} at {m.start()}")
        if m.lastgroup != "SKIP": yield m.lastgroup, m.group()
print(list(tokenize("x = 3.5*(y_1 + 2)")))
try:
    list(tokenize("a $ b"))
except SyntaxError as e:
    print(e)
def camel_to_snake(s): return re.sub(r"(?<!^)(?=[A-Z])", "_", s).lower()
print([camel_to_snake(s) for s in ("CamelCase", "getHTTPResponse", "x")], re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"))
emails = "bob@x.com, not-an-email, alice.b+tag@mail.example.org;x@y"
print(re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]+", emails), re.split(r"\s*[,;]\s*", emails))
print(re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"), re.fullmatch(r"#?([0-9a-f]{3}){1,2}", "#ff00aa", re.I) is not None, re.sub(r"<[^>]+>", "", "<p>Hi <b>you</b></p>"), re.sub(r"\s+", " ", "  a\n\tb   c ").strip())
