# ends: MemoryLimit
a = [0]
a *= 10**10
