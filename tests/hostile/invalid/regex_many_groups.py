# ends: done or MemoryLimit or TimeLimit or error or PatternError
import re
re.match('(a)' * 10_000, 'a' * 10_000)
