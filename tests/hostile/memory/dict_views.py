# ends: MemoryLimit
d = {}
a = []
while True:
    a.append(d.items())
