# Sequence patterns ask for the kind and the length of their subject, class patterns without sub-patterns for its class alone.
import collections
import collections.abc


class Row(collections.abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        print("len")
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


class Pair(tuple):
    pass


class Meta(type):
    def __instancecheck__(cls, instance):
        print("instance?", instance)
        return instance == 7


class Seven(metaclass=Meta):
    pass


class Plain:
    pass


def shape(value):
    match value:
        case bool():
            return "bool"
        case int() | float():
            return "number"
        case str():
            return "str"
        case Plain():
            return "plain"
        case []:
            return "empty"
        case [x]:
            return "one"
        case (x, y):
            return "two"
        case [first, *_, last]:
            return "more"
        case dict():
            return "dict"
        case [*_]:
            return "sequence"
    return "other"


for value in (True, 3, 2.5, 10**30, "ab", Plain(), [], (1,), [1, 2], range(3), Row(1, 2), Row(), Pair((1, 2)), 
              collections.deque([1, 2, 3]), {}, {1}, b"ab", None, object, Plain, memoryview(b"xy")):
    print(type(value).__name__, shape(value))

for value in (7, 8):
    match value:
        case Seven():
            print("seven")
        case _:
            print("no")
try:
    match 1:
        case shape():
            pass
except TypeError as error:
    print(error)


# Comparing with literals: instances with and without a comparison of their own.
class Always:
    def __eq__(self, other):
        return True


class Late:
    pass


def which(value):
    match value:
        case 0:
            return "zero"
        case "a":
            return "a"
        case None:
            return "none"
    return "other"


late = Late()
print(which(Always()), which(Plain()), which(late), which(late), which(late))
print(late == 0, late != 0, late == Plain(), late == late, late != late, 0 == late, "a" == late)
Late.__eq__ = lambda self, other: other == "a"
print(which(late), late == 0, late == "a", late != "a", "a" == late, 0 != late)
del Late.__eq__
print(which(late), late == "a", late == late)
Plain.__ne__ = lambda self, other: "odd"
print(Plain() != 1, Plain() == 1)
