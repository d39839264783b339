# ends: MemoryLimit or TimeLimit
x = 3
while True:
    x *= x
