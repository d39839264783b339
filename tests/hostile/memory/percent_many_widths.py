# ends: MemoryLimit
('%1000000d' * 1000) % ((1,) * 1000)
