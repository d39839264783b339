# ends: MemoryLimit
s = 'a ' * 10**6
kept = [s.split() for i in range(1000)]
