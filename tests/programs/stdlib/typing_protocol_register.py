import collections.abc
from typing import Protocol, runtime_checkable


class C:
    x = 1


@runtime_checkable
class Data(Protocol):
    x = 1


class Sub(Data):
    pass


class Nothing:
    pass


def check(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


check(lambda: issubclass(C, Data))
Data.register(C)
Data.register(Nothing)
check(lambda: issubclass(C, Data))
print(isinstance(C(), Data), isinstance(Nothing(), Data), isinstance(3, Data))
print(issubclass(C, Sub), isinstance(C(), Sub))
Sub.register(C)
print(issubclass(C, Sub), isinstance(C(), Sub))
for base in collections.abc.Mapping, collections.abc.Sequence, int:
    try:
        class Bad(base, Protocol): pass
    except TypeError as error:
        print(error)
class Good(collections.abc.Iterable, collections.abc.Sized, Protocol): pass
print(Good.__protocol_attrs__ == {"__iter__", "__len__"})
