# ends: TimeLimit
import re
re.match('(a?){50}a{50}b', 'a' * 50)
