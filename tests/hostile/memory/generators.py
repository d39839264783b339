# ends: MemoryLimit
def g():
    x = yield 1
a = []
while True:
    h = g()
    next(h)
    a.append(h)
