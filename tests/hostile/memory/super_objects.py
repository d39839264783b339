# ends: MemoryLimit or TimeLimit
class C:
    def f(self): return super()
a = []
c = C()
while True:
    a.append(c.f())
