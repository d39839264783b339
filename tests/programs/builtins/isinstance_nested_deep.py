# Tuples of classes nested deeper than the recursion limit: `isinstance` and `issubclass` take them as they are.
import sys

sys.setrecursionlimit(150)


def nested(inner, depth):
    for i in range(depth):
        inner = (inner,)
    return inner


for depth in (0, 40, 200):
    print(depth, isinstance("x", nested(int, depth)), isinstance("x", nested(str, depth)))
    print(depth, issubclass(bool, nested(int, depth)), issubclass(str, nested((bytes, bool), depth)))


class Meta(type):
    def __instancecheck__(cls, obj):
        print("asked", cls.__name__)
        return cls.__name__ == "B"


A = Meta("A", (), {})
B = Meta("B", (), {})
C = Meta("C", (), {})
print(isinstance(1, (A, ((str, (A,)), B), C)))
print(isinstance(1, nested((A, ()), 40)))
try:
    isinstance(1, (str, nested((A, 5), 50), int))
except TypeError as error:
    print(error)
try:
    issubclass(int, nested((str, "int"), 50))
except TypeError as error:
    print(error)
