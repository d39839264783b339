# Abstract methods are looked at by `object.__new__` only: what derives from another built-in type can be made.
import abc


def derived(base):
    class Derived(base, abc.ABC):
        @abc.abstractmethod
        def method(self): ...

    return Derived


for base in (Exception, OSError, dict, list, tuple, set, frozenset, int, float, complex, str, bytes, bytearray, property, object):
    try:
        print(base.__name__, isinstance(derived(base)(), base))
    except TypeError as error:
        print(base.__name__, error)
try:
    raise derived(ValueError)("text")
except ValueError as error:
    print(repr(error))
