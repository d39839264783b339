# ends: MemoryLimit
d = {}
d.update((i, i) for i in range(10**10))
