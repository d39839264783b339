import sys
def names(e):
    out = []
    while e is not None:
        out.append(f"{type(e).__name__}({e})")
        e = e.__context__
    return out
try:
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            {}["k"]
    except KeyError:
        int("x")
except ValueError as e:
    print(names(e))
try:
    try:
        raise ValueError("a")
    finally:
        raise KeyError("b")
except KeyError as e:
    print(names(e))
def gen():
    try:
        yield 1
    except ValueError:
        raise KeyError("from generator")
g = gen()
next(g)
try:
    g.throw(ValueError("thrown"))
except KeyError as e:
    print(names(e))
try:
    raise TypeError("fresh")
except TypeError as e:
    print(names(e))
print(sys.exception())
try:
    raise OSError("x")
except OSError:
    print(repr(sys.exception()), sys.exc_info()[0])
