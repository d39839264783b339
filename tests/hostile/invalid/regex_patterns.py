# ends: done
import re
count = 0
for p in ['(', ')', '[', '*', '(?', '(?P<', '(?P<a>a)(?P<a>b)', '\\', '[z-a]', 'a{2,1}', '(?<=a*)b', '(?P=x)', '(?(1)a|b|c)', '\\1', '(?z)', 'a**',
          '(?P<1>a)', '[[:alpha:', '(?<a', '\\x', '\\u12', '\\N{', 'a{99999999999999999999}', '(' * 10_000]:
    try:
        re.compile(p)
    except (re.error, OverflowError, RecursionError):
        count += 1
assert count > 15
