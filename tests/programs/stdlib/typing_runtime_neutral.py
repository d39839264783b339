# Annotations never change what a program does.
from typing import Optional, Union, Callable, Any, Iterable, TypeVar, cast
T = TypeVar("T")
Number = Union[int, float]
Handler = Callable[[str], Optional[int]]
Matrix = list[list[float]]
def scale(m: Matrix, k: Number = 1) -> Matrix:
    return [[k * x for x in row] for row in m]
def first(items: Iterable[T], default: T | None = None) -> T | None:
    for item in items:
        return item
    return default
def apply(f: Handler, *args: str, **options: Any) -> dict[str, int | None]:
    return {a: f(a) for a in args} | options
class Box:
    value: int
    label: str = "none"
    def __init__(self, value: "int") -> None:
        self.value: int = value
    def map(self, f: "Callable[[int], int]") -> "Box":
        return Box(f(self.value))
print(scale([[1, 2]], 2.5), first([]), first("ab"), apply(len, "a", "bbb", x=1), Box("not an int").value, Box(3).map(lambda v: v + 1).value, Box.label)
print(scale.__annotations__["return"], first.__annotations__["default"], Box.__annotations__, apply.__annotations__["options"])
x: list[int] = "really a str"
y: int
print(x, cast("anything", 5), isinstance([1], list), int | None, Optional[int] == (int | None), list[int] == list[int], dict[str, list[int]])
for f in (lambda: isinstance([1], list[int]), lambda: list[int]([1, "a"]), lambda: y, lambda: Optional[int](), lambda: issubclass(int, Union[int, str])):
    try:
        print(f())
    except (TypeError, NameError) as e:
        print(type(e).__name__, e)
