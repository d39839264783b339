# Deleting and setting attributes that are not there or cannot be.
import types


class Slots:
    __slots__ = ("a",)


class Plain:
    pass


class Shared:
    __slots__ = ()
    x = 1


def function():
    pass


for obj in [], 5, Slots(), Plain(), Shared(), function, types, object(), ValueError(), Plain, None:
    for name in "missing", "a", "x", "__class__", "append":
        try:
            delattr(obj, name)
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)
for obj in [], 5, "a", object():
    try:
        obj.__doc__ = 1
    except AttributeError as error:
        print(error)
for name in "__doc__", "__name__":
    try:
        delattr(Plain, name)
    except TypeError as error:
        print(error)
