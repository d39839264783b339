# ends: MemoryLimit
a = set(range(10000))
b = []
while True:
    b.append(a | a)
