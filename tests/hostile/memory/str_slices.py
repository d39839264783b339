# ends: MemoryLimit
a = 'x' * 10000
b = []
while True:
    b.append(a[1:])
