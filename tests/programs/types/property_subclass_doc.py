# An instance of a class derived from `property` keeps its documentation among its own attributes.
class Own(property):
    pass


class Documented(property):
    "of the class"


class Slotted(property):
    "of the slotted class"
    __slots__ = ()


def getter(self):
    "of the getter"


print(Own(getter).__doc__, vars(Own(getter)))
print(Own(getter, doc="given").__doc__, vars(Own(lambda self: 1)))
print(Documented(getter).__doc__, Documented().__doc__, Documented.__doc__)
print(Own(lambda self: 1).getter(getter).__doc__, type(Own().setter(getter)).__name__)
print(Slotted(lambda self: 1).__doc__)
try:
    Slotted(getter)
except AttributeError as error:
    print(error)


class C:
    @Own
    def value(self):
        "of value"
        return 5

    @value.setter
    def value(self, new):
        print("set", new)


print(C.value.__doc__, C().value)
C().value = 3
