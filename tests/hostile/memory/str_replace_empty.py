# ends: MemoryLimit
('x' * 10**6).replace('', 'y' * 10**6)
