# ends: TimeLimit or MemoryLimit
a = [i * 7919 % 1000003 for i in range(100_000)]
while True:
    a = a + a[:1000]
    sorted(a)
