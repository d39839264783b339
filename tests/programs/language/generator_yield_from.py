def inner():
    x = yield "a"
    print("inner got", x)
    try:
        yield "b"
    except ValueError as e:
        print("inner caught", e)
    yield "c"
    return "result"
def outer():
    r = yield from inner()
    print("r", r)
    yield from [1, 2]
    yield from "xy"
    return (yield from iter(())), r
g = outer()
print(next(g), g.send("S"), g.throw(ValueError("V")))
while True:
    try:
        print(next(g))
    except StopIteration as e:
        print("value", e.value)
        break
def flatten(xs):
    for x in xs:
        if isinstance(x, list):
            yield from flatten(x)
        else:
            yield x
print(list(flatten([1, [2, [3, [4, []]], 5]])))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("custom value")
        return self.n
def use():
    return (yield from It())
u = use()
print(next(u), next(u))
try:
    next(u)
except StopIteration as e:
    print(e.value)
def bad():
    yield from 5
try:
    next(bad())
except TypeError as e:
    print(e)
