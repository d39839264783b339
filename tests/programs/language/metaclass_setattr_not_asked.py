# What the making of a class sets is not told to its metaclass; `__dict__` of modules; `dir` of objects without a real one.
import sys
import types


class Meta(type):
    def __setattr__(cls, name, value):
        print("set", name)
        super().__setattr__(name, value)


A = Meta("A", (), {})


class B(A):
    x: int


print(A.__module__, B.__annotations__)
B.y = 1


class M(types.ModuleType):
    pass


m = M("m")
for change in lambda: setattr(m, "__dict__", {}), lambda: delattr(m, "__dict__"), lambda: setattr(types, "__dict__", {}):
    try:
        change()
    except AttributeError as error:
        print(error)


class N(types.ModuleType):
    __dict__ = 8


try:
    dir(N("n"))
except TypeError as error:
    print(error)


class Sized:
    def __init__(self, size):
        self.size = size

    def __sizeof__(self):
        return self.size


for size in 3.5, -1:
    try:
        sys.getsizeof(Sized(size))
    except (TypeError, ValueError) as error:
        print(error)
print(sys.getsizeof(Sized("x"), 7), len(sys.path) > 0)
for args in (None,), ():
    try:
        object().__reduce_ex__(*args)
    except TypeError as error:
        print(type(error).__name__)
type Alias[T] = list[T]
print(Alias[int].__value__, Alias[int].__name__)
