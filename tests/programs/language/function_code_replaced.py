# A function with another's code runs that, under its own names.
def first(a, b=2):
    return a + b


def second(x, y=5):
    "doc of second"
    return x * y


first.__code__ = second.__code__
print(first(3), first(x=4, y=3), first.__name__, first.__qualname__, first.__code__.co_name, repr(first).split(" at ")[0])
try:
    first()
except TypeError as error:
    print(error)


def closing(n):
    def inner():
        return n

    return inner


try:
    first.__code__ = closing(1).__code__
except ValueError as error:
    print(error)
