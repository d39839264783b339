# `__new__` of a built-in class called for a class that does not derive from it.
class Sub(int):
    pass


calls = [
    lambda: int.__new__(str), lambda: int.__new__(3), lambda: list.__new__(dict), lambda: str.__new__(int, "x"), lambda: object.__new__(int),
    lambda: int.__new__(bool, 1), lambda: tuple.__new__(list, (1,)), lambda: float.__new__(Sub), lambda: dict.__new__(object),
    lambda: int.__new__(Sub, 5), lambda: set.__new__(frozenset), lambda: bytes.__new__(bytearray), lambda: type(int.__new__(Sub, 5)),
]
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print(error)


class Args:
    @classmethod
    def __new__(*args):
        return args


print(Args(1, 2))
for base in type(len), type(None), type(print.__call__), type(iter([])), type({}.keys()), type(lambda: 0), type(Args.__dict__), type(int | str), range, type((i for i in ())):
    try:
        class Derived(base): pass
    except TypeError as error:
        print(error)
class Derived(enumerate): pass
class Derived(reversed): pass
class Derived(type(list[int])): pass
