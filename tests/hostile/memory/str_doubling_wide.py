# ends: MemoryLimit
s = '\U0001f600'
while True:
    s = s + s
