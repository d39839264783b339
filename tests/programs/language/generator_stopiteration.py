# StopIteration raised inside a generator becomes RuntimeError.
def g():
    yield 1
    raise StopIteration("inside")
x = g()
print(next(x))
try:
    next(x)
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__))
def h():
    yield next(iter([]))
try:
    list(h())
except RuntimeError as e:
    print(e)
try:
    list(next(iter([])) for _ in range(2))
except RuntimeError as e:
    print(e)
def wrap():
    it = iter([1])
    while True:
        try:
            v = next(it)
        except StopIteration:
            return
        yield v
print(list(wrap()))
class Weird:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(1, 2)
print(list(Weird()))
def thrown():
    yield 1
t = thrown()
next(t)
try:
    t.throw(StopIteration("t"))
except RuntimeError as e:
    print(e)
e = StopIteration()
print(e.value, StopIteration(1, 2).value, StopIteration(1, 2).args)
