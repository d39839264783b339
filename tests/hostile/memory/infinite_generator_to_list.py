# ends: MemoryLimit
def forever():
    while True:
        yield 1
list(forever())
