# ends: MemoryLimit
s = 'x' * 10**6 + '.' + 'y' * 10**6
a = []
while True:
    a.append(s.partition('.'))
