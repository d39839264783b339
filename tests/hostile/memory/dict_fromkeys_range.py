# ends: MemoryLimit
dict.fromkeys(range(10**10))
