# ends: TimeLimit
import re
re.search('(?=(a+)+b)a', 'a' * 100)
