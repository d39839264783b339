# ends: MemoryLimit
list(range(10**12))
