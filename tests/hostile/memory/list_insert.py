# ends: MemoryLimit or TimeLimit
# limit: memory = 1 MiB
a = []
while True:
    a.insert(0, 1)
