# ends: MemoryLimit
f = open('x', 'w+')
f.write('ab\n')
while True:
    f.seek(0)
    text = f.read()
    f.write(text + text)
