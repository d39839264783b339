# ends: RecursionError
# limit: memory = 512 MiB
# limit: time = 20 s
a = {}
for i in range(100_000): a = {1: a}
repr(a)
