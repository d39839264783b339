# ends: MemoryLimit or TimeLimit
import re
re.sub('(a+)', r'\1' * 10_000, 'a' * 1_000_000)
