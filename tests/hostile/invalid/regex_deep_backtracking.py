# ends: done or MemoryLimit
import re
re.match('(?:a|b)*c', 'ab' * 1_000_000)
