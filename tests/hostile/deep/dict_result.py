# ends: Range or done or MemoryLimit
# limit: memory = 512 MiB
# limit: time = 20 s
a = {}
for i in range(200_000): a = {'a': a}
a
