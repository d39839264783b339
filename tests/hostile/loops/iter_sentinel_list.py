# ends: MemoryLimit
list(iter(int, 1))
