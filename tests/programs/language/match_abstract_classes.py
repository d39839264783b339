# Which instances are sequences and mappings to `match`: derived from the built-in ones, or from the abstract classes.
class Plain:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


class Items(list):
    pass


class Table(dict):
    pass


def kind(value):
    match value:
        case {"a": a}:
            return "mapping", a
        case {}:
            return "other mapping"
        case [a, b]:
            return "pair", a, b
        case [*_]:
            return "sequence"
        case _:
            return "neither"


values = [Plain(), Items("xy"), Items(), Table(a=1), Table(), "ab", b"ab", range(2), {1, 2}]
print([kind(value) for value in values])

from collections import deque, namedtuple, OrderedDict
from collections.abc import Mapping, Sequence


class Mine(Sequence):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return i * 10


class Map(Mapping):
    def __getitem__(self, key):
        return {"a": "found"}[key]

    def __iter__(self):
        return iter("a")

    def __len__(self):
        return 1


class Late:
    def __len__(self):
        return 2

    def __iter__(self):
        return iter("pq")


print(kind(Late()))
Sequence.register(Late)
Point = namedtuple("Point", "x y")
print([kind(value) for value in [*values, Mine(), Map(), deque([1, 2]), Point(3, 4), OrderedDict(a=2)]])
