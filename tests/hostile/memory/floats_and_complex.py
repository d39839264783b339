# ends: MemoryLimit
a = []
while True:
    a.append(complex(len(a), 1))
