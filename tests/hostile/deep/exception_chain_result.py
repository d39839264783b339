# ends: Range or done or MemoryLimit
# limit: memory = 256 MiB
# limit: time = 20 s
e = None
for i in range(100_000):
    f = ValueError(e)
    f.__context__ = e
    e = f
e
