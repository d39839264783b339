import re

print([str(flag) for flag in re.RegexFlag], repr(re.A | re.I | re.M), list(re.M | re.U), (re.S | re.A).name)
print(~re.I, ~~re.I, re.I ^ re.M, ~re.NOFLAG, re.RegexFlag(3), re.RegexFlag(0), re.RegexFlag(512))
print(re.compile("a", re.S | re.A | re.M), re.compile("a", re.X | re.I).flags)
print(re.compile("a").groupindex, type(re.compile("a").groupindex).__name__, re.compile("(?P<a>b)").groupindex)
