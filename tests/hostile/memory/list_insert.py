# ends: MemoryLimit or TimeLimit
a = []
while True:
    a.insert(0, 1)
