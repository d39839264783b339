# ends: MemoryLimit
b'x'.center(10**12)
