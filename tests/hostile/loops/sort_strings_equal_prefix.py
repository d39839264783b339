# ends: TimeLimit or MemoryLimit
a = ['x' * 100_000 + str(i) for i in range(100)]
while True:
    a.sort()
    a.sort(reverse=True)
