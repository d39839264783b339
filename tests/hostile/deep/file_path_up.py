# ends: OSError or MemoryLimit
open('../' * 10**6)
