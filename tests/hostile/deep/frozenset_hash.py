# ends: done or RecursionError
# limit: memory = 256 MiB
# limit: time = 20 s
a = frozenset()
for i in range(50_000): a = frozenset([a])
hash(a)
