# ends: MemoryLimit
(b'x' * 10**6).join([b'a'] * 10**5)
