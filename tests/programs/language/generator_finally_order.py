def inner():
    try:
        print("inner start")
        yield 1
        yield 2
    finally:
        print("inner cleanup")
def outer():
    try:
        yield 0
        yield from inner()
    except ValueError as e:
        print("outer caught", e)
        yield "recovered"
    finally:
        print("outer cleanup")
for x in outer():
    print(x)
g = outer()
print(next(g), next(g))
print(g.throw(ValueError("thrown")))
g.close()
g = outer()
next(g); next(g)
g.close()
def early():
    for i in range(3):
        try:
            if i == 1:
                return "returned"
            yield i
        finally:
            print("finally", i)
def show():
    print("result", (yield from early()))
list(show())
def with_inside():
    class M:
        def __enter__(self): print("enter"); return 5
        def __exit__(self, kind, *a): print("exit", kind and kind.__name__)
    with M() as m:
        yield m
        yield m + 1
g = with_inside()
next(g)
g.close()
print(list(with_inside()))
