# ends: MemoryLimit
a = ['x']
while True:
    a.append(a[-1] + 'x' * 1000)
