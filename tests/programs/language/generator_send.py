def averager():
    total, n, average = 0, 0, None
    while True:
        x = yield average
        if x is None:
            return total
        total += x
        n += 1
        average = total / n
g = averager()
print(next(g))
print(g.send(10), g.send(20), g.send(60))
try:
    g.send(None)
except StopIteration as e:
    print("total", e.value)
g = averager()
try:
    g.send(5)
except TypeError as e:
    print(e)
def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received
e = echo()
print(next(e), e.send("a"), next(e))
try:
    e.send("b")
except StopIteration as stop:
    print(stop.value)
def expr():
    x = (yield 1) + (yield 2)
    print("sum", x)
    yield [(yield "inner")]
g = expr()
print(next(g), g.send(10), g.send(5), g.send("in"))
