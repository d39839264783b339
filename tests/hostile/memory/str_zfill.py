# ends: MemoryLimit
'x'.zfill(10**12)
