# ends: TimeLimit or MemoryLimit
x = 1 << 8_000_000
while True:
    hex(x)
    int(hex(x), 16)
