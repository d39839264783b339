# ends: TimeLimit or MemoryLimit
n = 0
while True:
    C = type('C', (), {'m%d' % (n + i): i for i in range(1000)})
    n += 1000
