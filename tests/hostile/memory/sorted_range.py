# ends: MemoryLimit
sorted(range(10**10))
