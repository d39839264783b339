# ends: TimeLimit
min(range(10**15), key=lambda x: 0)
