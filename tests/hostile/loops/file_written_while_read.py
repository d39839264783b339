# ends: TimeLimit
f = open('x', 'w+')
f.write('a\n')
f.seek(0)
for line in f:
    f.write(line)
    f.seek(0)
