# ends: MemoryLimit
open('x', 'wb').truncate(10**13)
