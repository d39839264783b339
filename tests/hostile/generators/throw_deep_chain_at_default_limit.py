# ends: ValueError or RecursionError
# limit: memory = 256 MiB
# limit: time = 20 s
def wrap(g):
    yield from g
g = wrap(iter([1, 2]))
for i in range(500):
    g = wrap(g)
next(g)
g.throw(ValueError)
