# ends: MemoryLimit
list(reversed(range(10**10)))
