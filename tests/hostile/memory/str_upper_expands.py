# ends: MemoryLimit
s = '\u0390' * 3_000_000
a = []
while True:
    a.append(s.upper())
