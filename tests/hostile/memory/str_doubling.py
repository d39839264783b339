# ends: MemoryLimit
s = 'ab'
while True:
    s += s
