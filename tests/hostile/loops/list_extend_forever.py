# ends: MemoryLimit
def forever():
    while True: yield 0
a = []
a.extend(forever())
