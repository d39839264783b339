# ends: TimeLimit
next(filter(lambda x: False, range(10**15)))
