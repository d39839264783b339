# ends: MemoryLimit
'%*d' % (10**9, 1)
