# ends: MemoryLimit
a = list(range(10000))
b = []
while True:
    b.append(a.copy())
