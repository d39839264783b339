# ends: RecursionError
# limit: memory = 512 MiB
# limit: time = 20 s
a = []
for i in range(1_000_000): a = [a]
repr(a)
