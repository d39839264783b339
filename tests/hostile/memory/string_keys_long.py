# ends: MemoryLimit
d = {}
i = 0
while True:
    d['x' * 10000 + str(i)] = 1
    i += 1
