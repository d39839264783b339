# ends: MemoryLimit or TimeLimit
# limit: time = 1 s
d = {}
i = 1
while True:
    d[i * (2**61 - 1)] = 1
    i += 1
