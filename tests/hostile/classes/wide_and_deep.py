# ends: TimeLimit or MemoryLimit
bases = tuple(type('B%d' % i, (), {}) for i in range(500))
C = type('C', bases, {})
while True:
    C = type('C', (C, *[type('D', (), {}) for i in range(10)]), {})
