# ends: MemoryLimit or TimeLimit
# limit: memory = 8 MiB
x = 3
while True:
    x = x << 1000000 | 1
