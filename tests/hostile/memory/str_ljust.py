# ends: MemoryLimit
'x'.ljust(10**12, '\U0001f600')
