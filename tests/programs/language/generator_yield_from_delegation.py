class Sub:
    def __iter__(self): return self
    def __next__(self): return "next"
    def send(self, v): return f"send {v}"
    def throw(self, e, *rest): return f"throw {type(e).__name__}"
    def close(self): print("closed")
def g():
    yield from Sub()
x = g()
print(next(x), x.send(5), x.throw(KeyError("k")), x.send(None))
x.close()
class NoSend:
    def __iter__(self): return self
    def __next__(self): return 1
def h():
    try:
        yield from NoSend()
    except ValueError:
        yield "in h"
y = h()
next(y)
print(y.throw(ValueError()))
z = h()
next(z)
try:
    z.send(3)
except AttributeError as e:
    print(e)
def deep(n):
    if n:
        try:
            yield from deep(n - 1)
        finally:
            print("unwind", n)
    else:
        yield "bottom"
        raise LookupError("up")
d = deep(3)
print(next(d))
try:
    next(d)
except LookupError as e:
    print(e)
