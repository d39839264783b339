# ends: TimeLimit
max(range(10**15))
