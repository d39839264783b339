# ends: MemoryLimit or TimeLimit
def forever():
    while True: yield 0
bytes(forever())
