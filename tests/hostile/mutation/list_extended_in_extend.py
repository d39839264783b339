# ends: MemoryLimit
a = [1]
a.extend(x for x in a)
