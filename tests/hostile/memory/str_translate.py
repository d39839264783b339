# ends: MemoryLimit
('x' * 10**6).translate({120: 'y' * 10**5})
