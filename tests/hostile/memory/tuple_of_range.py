# ends: MemoryLimit
tuple(range(10**10))
