# ends: done or RecursionError
# limit: memory = 256 MiB
# limit: time = 20 s
a = frozenset()
b = frozenset()
for i in range(20_000):
    a = frozenset([a])
    b = frozenset([b])
{a: 1}.get(b)
