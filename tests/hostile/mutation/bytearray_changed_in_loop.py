# ends: MemoryLimit or TimeLimit
# limit: memory = 2 MiB
b = bytearray(b'a')
for x in b: b.append(x)
