# ends: MemoryLimit
a = [1]
while True:
    a[len(a):] = a
