# ends: TimeLimit
all(range(1, 10**15))
