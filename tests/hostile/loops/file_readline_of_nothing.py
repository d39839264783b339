# ends: TimeLimit
f = open('x', 'w+')
while True:
    f.readline()
    f.read(10**12)
