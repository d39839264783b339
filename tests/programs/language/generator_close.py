def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("cleanup")
x = g()
print(next(x))
x.close()
x.close()
print(next(x, "done"))
y = g()
y.close()
print(list(y))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "ignored"
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
def returns():
    try:
        yield 1
    except GeneratorExit:
        return "value"
r = returns()
next(r)
print(r.close())
def failing():
    try:
        yield
    finally:
        raise OSError("in close")
f = failing()
next(f)
try:
    f.close()
except OSError as e:
    print(e, repr(e.__context__))
print(issubclass(GeneratorExit, Exception))
