# ends: MemoryLimit
b'x'.zfill(10**12)
