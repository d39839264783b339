# ends: OSError or MemoryLimit
open('a/' * 10**6 + 'b', 'w')
