# ends: MemoryLimit or TimeLimit
d = {}
i = 0
while True:
    d = d | {i: 'x' * 1000}
    i += 1
