# ends: MemoryLimit
2 ** 10**10
