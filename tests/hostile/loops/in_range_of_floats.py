# ends: done or TimeLimit
1.5 in range(10**15)
