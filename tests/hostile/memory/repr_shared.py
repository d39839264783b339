# ends: MemoryLimit or TimeLimit
# limit: memory = 4 MiB
a = []
for i in range(100):
    a = [a, a]
repr(a)
