# ends: TimeLimit
import re
re.search('a*a*a*b', 'a' * 100_000)
