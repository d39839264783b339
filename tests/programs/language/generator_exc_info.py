import sys

def held():
    try:
        print(sys.exc_info()[0])
        yield
    except Exception as exc:
        print(sys.exc_info()[0], exc.__context__)
        yield
        print(sys.exc_info()[0])
        yield
        raise

make = held()
next(make)
try:
    raise ValueError("first")
except Exception as exc:
    make.throw(exc)
    print("outer", sys.exc_info()[1])
print("outer", sys.exc_info()[1])
next(make)
try:
    next(make)
except ValueError as exc:
    print(exc, exc.__context__)

def other():
    try:
        raise KeyError("inner")
    except KeyError:
        yield sys.exc_info()[1]
        yield sys.exc_info()[1]
    yield sys.exc_info()[1]

g = other()
print(next(g), sys.exc_info()[1])
try:
    raise OSError("around")
except OSError:
    print(next(g), sys.exc_info()[1])
    print(next(g), sys.exc_info()[1])
print(sys.exc_info()[1])

def nested():
    try:
        raise KeyError(1)
    except KeyError:
        try:
            raise IndexError(2)
        except IndexError as e:
            yield e.__context__
            yield sys.exc_info()[1]
        yield sys.exc_info()[1]
    yield sys.exc_info()[1]
print(*nested())
def later():
    try:
        yield 1
    finally:
        print("in finally", sys.exc_info()[1])
try:
    raise ValueError("handled outside")
except ValueError:
    g = later()
    next(g)
g.close()
g = later()
next(g)
try:
    raise ValueError("second")
except ValueError:
    g.close()
