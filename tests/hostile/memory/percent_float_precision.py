# ends: MemoryLimit or OverflowError or ValueError
'%.1000000000f' % 1.5
