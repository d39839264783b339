def g():
    yield 1
    next(me)
    yield 2
me = g()
print(next(me))
try:
    next(me)
except ValueError as e:
    print(e)
try:
    next(me)
except StopIteration:
    print("ended")
def h():
    x = yield 0
    me2.send(x)
me2 = h()
next(me2)
try:
    me2.send(1)
except ValueError as e:
    print(e)
def c():
    try:
        yield
    finally:
        me3.close()
me3 = c()
next(me3)
try:
    me3.close()
except ValueError as e:
    print(e)
