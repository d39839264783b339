# ends: MemoryLimit or TimeLimit
def forever():
    while True:
        yield 'x' * 100
''.join(forever())
