# ends: MemoryLimit or TimeLimit
a = {}
for i in range(100):
    a = {1: a, 2: a}
f'{a}'
