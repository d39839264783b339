# ends: MemoryLimit
format('x', '*^999999999')
