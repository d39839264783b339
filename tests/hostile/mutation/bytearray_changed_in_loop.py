# ends: MemoryLimit or TimeLimit
b = bytearray(b'a')
for x in b: b.append(x)
