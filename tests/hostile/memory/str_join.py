# ends: MemoryLimit
parts = ['x' * 1000] * 10**6
''.join(parts)
