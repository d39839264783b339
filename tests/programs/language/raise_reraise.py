def f():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise KeyError("second")
        except KeyError:
            pass
        raise
try:
    f()
except ValueError as e:
    print(repr(e), repr(e.__context__))
def g():
    raise
try:
    try:
        raise IndexError("active")
    except IndexError:
        g()
except IndexError as e:
    print("reraised", e)
def h():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise e
try:
    h()
except ZeroDivisionError as e:
    print(e, e.__context__)
e1 = ValueError("same")
for _ in range(2):
    try:
        raise e1
    except ValueError as e:
        print(e is e1, e.__context__)
