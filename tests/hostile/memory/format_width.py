# ends: MemoryLimit
f'{1:>{10**9}}'
