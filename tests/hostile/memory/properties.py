# ends: MemoryLimit
a = []
while True:
    a.append(property(len))
