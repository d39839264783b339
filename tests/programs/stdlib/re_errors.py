import re
for bad in ("(", ")", "[", "a**", "*a", "+", "?", "a{2,1}", "(?P<n>a)(?P<n>b)", "(?P<1>a)", "(?P=x)", r"\1", r"(a)\2", "[z-a]", "(?<=a+)b", r"\q", "a\\", "(?z)", "(?P<n", "[a", r"[\q]", "(?", "(?P", "(?i", "a(?i)b", "(?P>x)", r"\x1", r"\u12", "(?(1)a)", "(?(x)a|b)", "(a", "((a)", "a|*", r"\N{NOPE}", "(?P<é-x>a)", "a{1}{2}", "++", "[a-\\d]"):
    try:
        re.compile(bad)
        print(bad, "compiles")
    except (re.error, OverflowError) as e:
        print(bad, "|", e, "|", e.msg, e.pos, e.lineno, e.colno, e.pattern == bad)
print(re.error is re.PatternError, issubclass(re.error, Exception))
