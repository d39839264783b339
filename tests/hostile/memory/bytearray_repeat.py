# ends: MemoryLimit
bytearray(b'x') * 10**12
