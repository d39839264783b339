# ends: TimeLimit
def g():
    x = 0
    while True: x = yield x
h = g()
next(h)
while True: h.send(1)
