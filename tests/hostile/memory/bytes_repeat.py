# ends: MemoryLimit
b'x' * 10**12
