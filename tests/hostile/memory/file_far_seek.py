# ends: MemoryLimit
f = open('x', 'wb')
f.seek(10**13)
f.write(b'x')
