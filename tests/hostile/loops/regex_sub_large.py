# ends: TimeLimit or MemoryLimit
import re
s = 'ab' * 100_000
while True:
    re.sub('a', 'cc', s)
