# ends: MemoryLimit
(b'\t' * 1000).expandtabs(10**9)
