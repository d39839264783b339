# ends: MemoryLimit
set(range(10**10))
