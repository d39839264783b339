# ends: MemoryLimit or TimeLimit
# limit: memory = 1 MiB
d = {}
i = 0
while True:
    d = d | {i: 'x' * 1000}
    i += 1
