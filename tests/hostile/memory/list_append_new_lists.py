# ends: MemoryLimit
a = []
while True:
    a.append([])
