# ends: MemoryLimit
[i for i in range(10**10)]
