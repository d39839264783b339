def count(n):
    print("start")
    for i in range(n):
        yield i
        print("resumed", i)
    print("end")
g = count(2)
print(type(g).__name__, iter(g) is g)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    next(g)
except StopIteration as e:
    print("still stopped", e.value)
print(next(g, "default"))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)])
for x in fib():
    if x > 20:
        break
    print(x, end=" ")
print()
def empty():
    return
    yield
print(list(empty()))
def both():
    yield 1
    return 2
g = both()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
print(count.__name__, g.__name__, g.gi_running, g.gi_frame is None)
