# ends: MemoryLimit
e = Exception()
while True:
    e = Exception(e, e)
