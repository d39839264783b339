# ends: MemoryLimit or TimeLimit
x = 7 ** 7
x ** (10**30)
