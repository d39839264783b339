# ends: RecursionError
# limit: memory = 256 MiB
# limit: time = 20 s
def wrap(g):
    for x in g: yield x
g = iter([1])
for i in range(100_000): g = wrap(g)
next(g)
