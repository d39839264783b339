import collections.abc
import typing
from typing import *

T, KT, Ts, P = TypeVar("T"), TypeVar("KT"), TypeVarTuple("Ts"), ParamSpec("P")


def attempt(call):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


for arg in (), (int, str), Generic[T], Protocol[T], Final, Final[int], ClassVar[int], int, "x", None:
    for call in [
        lambda: T.__typing_subst__(arg), lambda: List[T][arg], lambda: list[T][arg], lambda: Dict[str, arg], lambda: Optional[arg],
        lambda: Annotated[arg, 1], lambda: Callable[[arg], int],
    ]:
        attempt(call)
for form in Any, Union, Optional, List, Tuple, Callable, Callable[..., T], Annotated[T, ""], Type, ClassVar:
    print(form, isinstance(form, collections.abc.Iterable), hasattr(form, "__iter__"))
attempt(lambda: Generic[Ts])
attempt(lambda: Annotated[*Ts, "d"])
attempt(lambda: Annotated[tuple[T, *Ts], "d"][()])
attempt(lambda: Annotated[tuple[T, *Ts], "d"][int, str])


class G(Generic[*Ts]):
    pass


for alias in G, Tuple, tuple:
    attempt(lambda: alias[Ts][int, str])
    attempt(lambda: alias[T, KT][*Ts])
    attempt(lambda: alias[T, *Ts, str, KT][int, *Ts])
attempt(lambda: T.foo)
type Alias = int
attempt(lambda: Alias.foo)


class Foo(Generic[T]):
    def bar(self): pass
    __magic__ = 4


print("bar" in dir(Foo[int]), "__magic__" in dir(Foo[int]), "append" in dir(List[int]))
