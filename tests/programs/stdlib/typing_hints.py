from typing import *
class Node:
    value: int
    next: "Optional[Node]" = None
    tags: "list[str] | None" = None
def f(a: "int", b: Optional["Node"] = None, *rest: "Dict[str, List[int]]", flag: "Callable[[int, str], bool]", **kw: "tuple[int, ...]") -> "Literal['x', 1]": ...
print(get_type_hints(Node)); print(get_type_hints(f))
class Box[T]:
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return self.item
class Pair[K, V: (int, str) = int](Box[K]): pass
type Alias[T] = list[T] | None
print(Box[int](3).get(), Box[int], Pair[str, int], Pair.__type_params__, Pair.__type_params__[1].__constraints__, Alias, Alias.__value__, Alias.__type_params__)
def first[T](xs: list[T]) -> T: return xs[0]
print(first([4]), first.__type_params__, get_type_hints(first))
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V", bound=int)
class Two(Generic[K, V]): pass
class Sub(Two[str, V]): pass
print(Two[str, int], Sub[bool], Two.__parameters__, Sub.__parameters__, Two[K, int][str], Dict[K, V][str, bool], List[Optional[T]][int], Callable[[K], V][int, bool], V.__bound__)
class Point(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return self.x ** 2 + self.y ** 2
print(Point(3).norm(), Point(1, 2), Point._fields, Point.__annotations__, Point(1) == (1, 0), isinstance(Point(1), tuple))
class Base(TypedDict):
    id: int
class User(Base, total=False):
    name: Required[str]
    age: NotRequired[int]
print(User(id=1, name="n"), User.__required_keys__ == {"id", "name"}, sorted(User.__optional_keys__), get_type_hints(User), is_typeddict(User))
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
class Named(Protocol):
    name: str
class Impl(Named):
    name = "impl"
print(isinstance([], HasLen), isinstance(5, HasLen), issubclass(list, HasLen), Impl().name, get_protocol_members(Named))
for g in (lambda: isinstance(5, Named), lambda: Named(), lambda: Two[int], lambda: List[int, str], lambda: TypeVar("Z", int), lambda: Generic[int], lambda: NamedTuple("N", [("_a", int)]), lambda: get_type_hints(5), lambda: first[int], lambda: issubclass(int, Named), lambda: Optional, lambda: Point(1, 2, 3), lambda: Alias[int]):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
