# ends: MemoryLimit
[0] * 10**10
