# ends: MemoryLimit or ValueError
format(1.5, '.1000000000f')
