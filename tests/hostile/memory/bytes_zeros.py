# ends: MemoryLimit
bytes(10**12)
