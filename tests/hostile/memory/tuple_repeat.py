# ends: MemoryLimit
(0, 1) * 10**10
