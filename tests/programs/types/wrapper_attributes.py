# Attributes of static and class methods, and names of classes that are no plain strings.
from typing import final


class C:
    @final
    @classmethod
    def make(cls):
        "makes"

    @final
    @staticmethod
    def helper():
        pass


make, helper = vars(C)["make"], vars(C)["helper"]
print(make.__final__, helper.__final__, make.__doc__, make.__name__, helper.__qualname__)
make.tag = 1
print(make.tag, make.__dict__["tag"], C.make.__name__, hasattr(C.make, "tag"))
del make.tag
try:
    make.tag
except AttributeError as error:
    print(error)


class Name(str):
    pass


C.__name__ = Name("D")
C.__qualname__ = Name("outer.D")
print(C, C.__name__)
for attr in "__name__", "__qualname__":
    try:
        setattr(C, attr, 3)
    except TypeError as error:
        print(error)
