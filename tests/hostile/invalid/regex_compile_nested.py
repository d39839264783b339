# ends: done or RecursionError or error or PatternError
import re
re.compile('(' * 100_000 + ')' * 100_000)
