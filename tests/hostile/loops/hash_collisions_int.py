# ends: MemoryLimit or TimeLimit
d = {}
i = 1
while True:
    d[i * (2**61 - 1)] = 1
    i += 1
