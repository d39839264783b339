# ends: MemoryLimit or OverflowError
1 << 10**12
