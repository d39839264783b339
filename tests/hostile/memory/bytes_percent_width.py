# ends: MemoryLimit
b'%1000000000d' % 1
