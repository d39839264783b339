import typing
from typing import *

T = TypeVar("T")
for special in (ClassVar, Final, Self, Never, ClassVar[int], List[int]):
    try:
        class Sub(type(special)):
            pass
        print("subclassed", special)
    except TypeError as error:
        print(special, error)
for base in (TypeVar, ParamSpec, TypeVarTuple):
    try:
        class Sub(base):
            pass
    except TypeError as error:
        print(error)


class Pair(NamedTuple, Generic[T]):
    first: T
    second: int = 0


print(Pair(1), Pair[str]("a"), Pair.__parameters__)
print(Literal[1, 1, True], Literal[int], Literal[[], []].__args__, Literal["a"] == Literal["a", "a"])
print(sorted(typing.__all__)[:5], "NamedTuple" in typing.__all__, typing.T, typing.KT)
try:
    assert_never("x" * 200)
except AssertionError as error:
    print(len(str(error)))


@no_type_check_decorator
def marked(function):
    return function


@marked
def f(x: "nonsense here"): pass


print(get_type_hints(f))
