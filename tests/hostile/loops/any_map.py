# ends: TimeLimit
any(map(lambda x: False, range(10**15)))
