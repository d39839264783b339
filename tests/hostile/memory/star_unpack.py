# ends: MemoryLimit
a, *b = range(10**10)
