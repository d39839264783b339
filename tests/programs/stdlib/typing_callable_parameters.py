# `Callable` with its parameters replaced, written by `typing` and by `collections.abc`.
import collections.abc
import typing
from typing import Concatenate, Generic, ParamSpec, Tuple, TypeVar, TypeVarTuple

P, P2 = ParamSpec("P"), ParamSpec("P2")
T, T2 = TypeVar("T"), TypeVar("T2")
Ts = TypeVarTuple("Ts")

for Callable in typing.Callable, collections.abc.Callable:
    print(Callable[[], bool], Callable[[int, str], float], Callable[..., T], Callable[P, T])
    print(Callable[[int, T], T][str], Callable[..., T][int])
    print(Callable[P, T][[int, str], float], Callable[P, T][[], int], Callable[P, T][..., int])
    print(Callable[P, int][str], Callable[P, int][str, float], Callable[P, T][P2, int])
    print(Callable[Concatenate[int, P], T], Callable[Concatenate[int, P], T][[str, float], bool])
    print(Callable[Concatenate[int, P], T][Concatenate[str, P2], bool], Callable[Concatenate[int, P], T][..., bool])
    print(Callable[[int, *Ts], T][str, bytes, float])
    try:
        Callable[P, T][0, int]
    except TypeError as error:
        print(error)

print(Concatenate[T, P][int, [str, float]], Concatenate[int, P][[]], Concatenate[int, P][P2])
print(P.__typing_subst__([int, None]), P.__typing_subst__(...))
for argument in 42, int, None, T:
    try:
        P.__typing_subst__(argument)
    except TypeError as error:
        print(error)


class X(Generic[T, P]):
    pass


print(X[int, [str, bool]].__args__, X[Tuple[*Ts], P][bytes, float, [int, str]].__args__)
print(X[int, ...].__args__, X[int, P2].__parameters__)


class Y(collections.abc.Callable):
    def __call__(self):
        return 1


print(Y[[int], T]().__orig_class__ == Y[[int], T], Y[[int], T]()())
