# ends: TimeLimit or MemoryLimit
class C: pass
n = 0
while True:
    c = C()
    for i in range(20):
        setattr(c, 'a%d' % n, i)
        n += 1
