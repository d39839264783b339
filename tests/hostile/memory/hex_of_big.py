# ends: MemoryLimit or TimeLimit
a = []
while True:
    a.append(hex(1 << 1_000_000))
