# ends: MemoryLimit or TimeLimit
d = {}
i = 1
while True:
    d[i << 40] = 1
    i += 1
