# ends: done or TimeLimit
import re
re.match('(a|a)*b', 'a' * 100)
