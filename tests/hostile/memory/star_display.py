# ends: MemoryLimit
[*range(10**10)]
