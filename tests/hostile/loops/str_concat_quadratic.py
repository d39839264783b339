# ends: TimeLimit or MemoryLimit
s = ''
while True:
    s = 'x' + s
