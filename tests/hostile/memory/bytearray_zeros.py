# ends: MemoryLimit
bytearray(10**12)
