# ends: MemoryLimit
frozenset(range(10**10))
