# ends: done or MemoryLimit or TimeLimit
import re
re.compile('|'.join('a%d' % i for i in range(50_000)))
