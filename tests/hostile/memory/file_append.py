# ends: MemoryLimit
f = open('x', 'ab')
while True:
    f.write(bytes(10**6))
