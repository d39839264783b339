# ends: MemoryLimit or TimeLimit
b = bytearray()
while True:
    b.append(1)
    b.extend(b'x' * 1000)
