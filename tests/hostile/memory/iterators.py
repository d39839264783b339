# ends: MemoryLimit
a = []
while True:
    a.append(iter(a))
