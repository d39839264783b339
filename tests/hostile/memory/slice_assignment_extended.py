# ends: MemoryLimit or ValueError
a = []
a[::2] = range(10**10)
