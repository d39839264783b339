# ends: MemoryLimit
format(5, '0999999999,d')
