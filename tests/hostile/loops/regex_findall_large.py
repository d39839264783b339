# ends: TimeLimit or MemoryLimit
import re
s = 'ab' * 100_000
while True:
    re.findall('a', s)
