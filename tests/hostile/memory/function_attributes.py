# ends: MemoryLimit or TimeLimit
def f(): pass
i = 0
while True:
    setattr(f, 'a%d' % i, i)
    i += 1
