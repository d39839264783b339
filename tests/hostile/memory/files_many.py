# ends: MemoryLimit or TimeLimit
i = 0
while True:
    open(str(i), 'w').write('x' * 1000)
    i += 1
