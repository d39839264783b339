# ends: MemoryLimit
a = []
while True:
    a.append(range(len(a)))
