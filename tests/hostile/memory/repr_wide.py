# ends: MemoryLimit
a = ['x' * 10**6] * 1000
repr(a)
