# ends: MemoryLimit or TimeLimit
sum([(0,) * 1000] * 10**5, ())
