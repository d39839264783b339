# ends: MemoryLimit or TimeLimit
a = ()
for i in range(100):
    a = (a, a)
str(a)
