# ends: TimeLimit
import re
re.match(r'(.*)(.*)(.*)(.*)\1\2\3\4x', 'a' * 300)
