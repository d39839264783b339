# ends: MemoryLimit
'{:{}}'.format(1, 10**9)
