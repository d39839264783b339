# ends: MemoryLimit
'%1000000000s' % 'x'
