# ends: MemoryLimit
s = ''.join(map(chr, range(32, 30000)))
a = []
while True:
    a.append(str.maketrans(s, s))
