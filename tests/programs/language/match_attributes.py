# Class patterns: where attributes come from, and what has none.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Lazy(Point):
    @property
    def z(self):
        return self.x + self.y

    def method(self):
        return 1

    def __getattr__(self, name):
        if name == "magic":
            return "from getattr"
        raise AttributeError(name)


class Slots:
    __slots__ = ("a",)
    kind = "slotted"


def show(value):
    match value:
        case Lazy(z=10, magic=m):
            return "lazy", m
        case Lazy(x, y=2, method=call) if call() == 1:
            return "method", x
        case Point(0, y):
            return "on axis", y
        case Point(x, y):
            return x, y
        case Slots(a=a, kind=k):
            return a, k
        case Slots(kind=k):
            return "empty", k
        case bool(b):
            return "bool", b
        case int(n) | float(n):
            return "number", n
        case str():
            return "text"
        case {"a": 1, "b": b}:
            return "mapping", b
        case {1: x, "k": _}:
            return "keys", x
        case [int(a), *rest]:
            return "list", a, rest
    return "nothing"


slots = Slots()
print(show(Lazy(4, 6)), show(Lazy(1, 2)), show(Point(0, 3)), show(Point(1, 3)), show(slots))
slots.a = 5
print(show(slots), show(True), show(3), show(2.5), show("s"), show({"a": 1, "b": 2, "c": 3}), show({1: 2, "k": 0}))
print(show({"a": 1}), show([1, 2, 3]), show((1,)), show(range(3)), show([]), show(None), show({1, 2}))
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            print("unreached")
except TypeError as error:
    print(error)
try:
    match Point(1, 2):
        case Point(1, x=1):
            print("unreached")
except TypeError as error:
    print(error)
