# ends: MemoryLimit
bytes(i & 255 for i in range(10**10))
