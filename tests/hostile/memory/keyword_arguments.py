# ends: MemoryLimit or TimeLimit
# limit: memory = 4 MiB
def f(**names): return names
a = {}
i = 0
while True:
    a = f(**a, **{'x%d' % i: 'x' * 10000})
    i += 1
