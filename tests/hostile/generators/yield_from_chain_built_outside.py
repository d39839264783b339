# ends: RecursionError
# limit: memory = 256 MiB
# limit: time = 20 s
def wrap(g):
    yield from g
g = iter([1])
for i in range(100_000): g = wrap(g)
next(g)
