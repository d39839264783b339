def g():
    while True:
        try:
            yield "waiting"
        except ValueError as e:
            print("caught", e)
            yield "handled"
        finally:
            print("finally")
x = g()
print(next(x))
print(x.throw(ValueError("v")))
print(next(x))
try:
    x.throw(KeyError("k"))
except KeyError as e:
    print("out", repr(e))
try:
    next(x)
except StopIteration:
    print("finished")
def fresh():
    print("never")
    yield
f = fresh()
try:
    f.throw(TypeError("before start"))
except TypeError as e:
    print(e)
print(list(f))
y = g()
next(y)
print(y.throw(ValueError))
try:
    y.throw(5)
except TypeError as e:
    print(e)
def swallow():
    try:
        yield 1
    except ValueError:
        return "swallowed"
s = swallow()
next(s)
try:
    s.throw(ValueError())
except StopIteration as e:
    print(e.value)
