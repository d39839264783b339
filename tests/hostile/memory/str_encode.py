# ends: MemoryLimit
s = '\U0001f600' * 10**6
kept = [s.encode() for i in range(1000)]
