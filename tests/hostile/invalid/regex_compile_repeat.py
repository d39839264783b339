# ends: done or MemoryLimit or TimeLimit or error or OverflowError or PatternError or RuntimeError
import re
re.compile('((((((a{1000}){1000}){1000}){1000}){1000}){1000})')
