# `*_` does not go through what is left: long sequences and such without an end are matched.
import collections.abc


class Seq(collections.abc.Sequence):
    def __getitem__(self, i):
        print("get", i)
        return i
    def __len__(self): return 42
match Seq():
    case [x, *_, y]: print(x, y)
match range(1 << 30):
    case [a, b, *_]: print(a, b)
match range(1 << 30):
    case [*_, a, b]: print(a, b)
match [1, [2, 3, 4], 5]:
    case [_, [*_, q], *_, 5]: print(q)
match [1, 2]:
    case [_, _, _, *_]: print("no")
    case [1, *_, 3]: print("no")
    case [1, *_, _]: print("yes")
match (1,):
    case [int() as n, *_]: print(n)
