# ends: MemoryLimit
a = []
while True:
    a.append(slice(1, 2, 3))
