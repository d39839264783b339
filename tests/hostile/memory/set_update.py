# ends: MemoryLimit
s = set()
s.update(range(10**10))
