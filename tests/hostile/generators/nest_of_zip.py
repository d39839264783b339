# ends: RecursionError
# limit: memory = 256 MiB
# limit: time = 20 s
g = iter([1])
for i in range(100_000): g = zip(g)
next(g)
