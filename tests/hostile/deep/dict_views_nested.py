# ends: RecursionError or done
# limit: memory = 256 MiB
# limit: time = 20 s
a = {}
for i in range(50_000): a = {1: a.values()}
repr(a)
