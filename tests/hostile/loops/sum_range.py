# ends: TimeLimit
sum(range(10**15))
