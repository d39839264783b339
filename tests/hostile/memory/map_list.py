# ends: MemoryLimit
list(map(str, range(10**10)))
