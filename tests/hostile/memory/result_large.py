# ends: done or MemoryLimit
a = 'x' * 10_000_000
[a, a, a, a, a, a, a, a, a, a]
