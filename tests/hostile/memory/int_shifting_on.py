# ends: MemoryLimit or TimeLimit
x = 3
while True:
    x = x << 1000000 | 1
