# ends: MemoryLimit
a = dict.fromkeys(range(10000))
b = []
while True:
    b.append(a.copy())
