# ends: RecursionError or MemoryLimit or done
# limit: memory = 256 MiB
# limit: time = 20 s
a = int
for i in range(100_000): a = list[a]
repr(a)
