# ends: MemoryLimit or TimeLimit
a = []
while True:
    a.append(1 << 100000 | len(a))
