# ends: MemoryLimit
a = ()
while True:
    a = (a,)
