# ends: MemoryLimit or TimeLimit
i = 0
while True:
    globals()['a%d' % i] = i
    i += 1
