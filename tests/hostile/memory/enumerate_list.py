# ends: MemoryLimit
list(enumerate(range(10**10)))
