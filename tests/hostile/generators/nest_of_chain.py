# ends: RecursionError
# limit: memory = 256 MiB
# limit: time = 20 s
import itertools
g = iter([1])
for i in range(100_000): g = itertools.chain(g)
next(g)
