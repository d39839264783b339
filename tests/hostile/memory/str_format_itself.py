# ends: MemoryLimit
s = 'ab'
while True:
    s = '{0}{0}'.format(s)
