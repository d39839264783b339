# ends: MemoryLimit
s = '\x00' * (4 * 10**6)
kept = [repr(s) for i in range(100)]
