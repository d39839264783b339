# ends: MemoryLimit
(b'x' * 10**6).replace(b'', b'y' * 10**6)
