from typing import Any, Optional, Union, List, Dict, Callable, TypeVar, Generic, Protocol, runtime_checkable, NamedTuple, TypedDict, Literal, Final, cast, get_type_hints, TYPE_CHECKING, Iterable, ClassVar, overload, Annotated, NewType, get_args, get_origin, assert_never, Self, Tuple
T = TypeVar("T")
def first(xs: List[T], default: Optional[T] = None) -> Optional[T]: return xs[0] if xs else default
print(first([1]), get_type_hints(first)["xs"], Optional[int], Union[int, str], List[int], Dict[str, Any], Callable[[int], str], Literal["a", 1], Tuple[int, ...], T, Any)
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> Self: self.items.append(x); return self
print(Stack[int]().push(5).items, Stack[str], isinstance(Stack(), Stack))
@runtime_checkable
class Quacks(Protocol):
    def quack(self) -> str: ...
class Duck:
    def quack(self): return "quack"
print(isinstance(Duck(), Quacks), isinstance(5, Quacks))
class Movie(TypedDict, total=False):
    title: str
    year: int
m: Movie = {"title": "X"}
print(m, Movie(title="Y", year=1), type(m).__name__, Movie.__annotations__, Movie.__total__)
UserId = NewType("UserId", int)
print(UserId(5) + 1, cast(int, "not checked"), TYPE_CHECKING, get_args(dict[str, int]), get_origin(list[int]), get_origin(Optional[int]), get_args(Callable[[int], str]), Annotated[int, "meta"].__metadata__, UserId.__name__)
MAX: Final = 3
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x * 2
print(g(2), g("a"), MAX)
class E(NamedTuple):
    a: int
    b: str = "x"
print(E(1), E(1)._replace(b="y"), get_type_hints(E))
for f in (lambda: Any(), lambda: Optional[int, str], lambda: isinstance(5, List[int]), lambda: Union[()], lambda: Literal(), lambda: Quacks(), lambda: assert_never(5)):
    try: print(f())
    except (TypeError, AssertionError) as e: print(type(e).__name__, e)
