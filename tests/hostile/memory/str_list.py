# ends: MemoryLimit
list('ab' * 10**7)
