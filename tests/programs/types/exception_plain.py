# Exceptions that keep nothing but their arguments: made by calls, by raising the class, and through derived classes.
class Bad(ValueError):
    pass


class Worse(Bad):
    def __init__(self, a, b=2):
        self.pair = (a, b)


class Made(KeyError):
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls, *args)


for make in (lambda: ValueError(), lambda: TypeError("x", 1), lambda: Bad("b"), lambda: Worse(1), lambda: Made("m"), lambda: KeyError([1]), lambda: Exception(None)):
    error = make()
    print(type(error).__name__, error.args, repr(error), str(error), error.__cause__, error.__context__, error.__traceback__)
    error.note = 1
    error.args = (5,)
    print(error.args, error.__dict__)
for kind in (ValueError, KeyError, Bad, Made, StopIteration, OSError, KeyboardInterrupt):
    try:
        raise kind
    except kind as error:
        print(repr(error), error.args, error.__context__, error.__traceback__.tb_lineno)
try:
    try:
        raise LookupError
    except LookupError:
        raise ValueError
except ValueError as error:
    print(repr(error.__context__), error.__suppress_context__)
try:
    raise ValueError from KeyError
except ValueError as error:
    print(repr(error.__cause__))
for bad in (lambda: ValueError(x=1), lambda: Bad(x=1), lambda: Worse()):
    try:
        bad()
    except TypeError as error:
        print(error)
print(range(5).start, (3 + 4j).imag, slice(1, 2).stop)
