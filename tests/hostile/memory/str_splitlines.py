# ends: MemoryLimit
s = '\n' * 10**7
kept = s.splitlines()
