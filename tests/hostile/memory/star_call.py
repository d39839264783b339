# ends: MemoryLimit
print(*range(10**10))
