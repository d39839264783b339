# ends: MemoryLimit
a = []
while True:
    a.append(chr(len(a) % 50000 + 1000) * 3)
