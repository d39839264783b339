# ends: MemoryLimit
'x'.center(10**12)
