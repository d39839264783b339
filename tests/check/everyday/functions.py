# ---- closures
from collections.abc import Callable


def counter(step: int = 1) -> Callable[[], int]:
    count = 0

    def advance() -> int:
        nonlocal count
        count += step
        return count

    return advance


tick = counter(2)
print(tick(), tick(), counter()())
# ---- decorator
import functools
from collections.abc import Callable


def logged[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        print("call", getattr(function, "__name__", "?"), args, kwargs)
        return function(*args, **kwargs)

    return wrapper


@logged
def area(width: int, height: int = 2) -> int:
    return width * height


print(area(3, height=4) + 1)
# ---- retry_decorator
import functools
from collections.abc import Callable
from typing import Any


def retry(times: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def run(*args: Any) -> Any:
            for attempt in range(times):
                try:
                    return function(*args)
                except ValueError as error:
                    print("attempt", attempt, error)
            return None

        return run

    return decorate


tries = iter([0, 0, 1])


@retry(3)
def flaky() -> str:
    if next(tries) == 0:
        raise ValueError("not yet")
    return "done"


print(flaky())
# ---- partial_reduce
from functools import partial, reduce
from operator import add, mul
double = partial(mul, 2)
print(double(21), reduce(add, range(5)), reduce(lambda a, b: a * b, [1, 2, 3, 4], 1))
# ---- arguments
def describe(name: str, /, *scores: int, unit: str = "pt", **extra: object) -> str:
    total = sum(scores)
    return f"{name}: {total}{unit} " + ", ".join(f"{key}={value}" for key, value in extra.items())


print(describe("ada", 1, 2, 3, rank=1), describe("bob", unit="%"), describe("cid", *[4, 5], z=None))
# ---- map_filter
words = ["apple", "fig", "kiwi", "banana"]
lengths = list(map(len, words))
short = list(filter(lambda w: len(w) < 5, words))
print(lengths, short, dict(zip(words, lengths)), any(map(str.isupper, words)), sorted(words, key=len, reverse=True))
# ---- comprehension_mix
squares = {n: n * n for n in range(6) if n % 2}
pairs = [(x, y) for x in "ab" for y in range(2)]
unique = {word[0] for word in ["ant", "bee", "ape"]}
print(squares, pairs, sorted(unique), sum(n for n in squares.values()), [[i * j for j in range(3)] for i in range(3)])
# ---- generator_pipeline
from collections.abc import Iterable, Iterator


def numbers(limit: int) -> Iterator[int]:
    yield from range(limit)


def even(items: Iterable[int]) -> Iterator[int]:
    return (item for item in items if item % 2 == 0)


def squared(items: Iterable[int]) -> Iterator[int]:
    for item in items:
        yield item**2


print(sum(squared(even(numbers(10)))))
# ---- generator_send
from collections.abc import Generator


def averager() -> Generator[float, float, str]:
    total, count, average = 0.0, 0, 0.0
    while count < 3:
        total += yield average
        count += 1
        average = total / count
    return "full"


average = averager()
next(average)
print(average.send(10), average.send(20))
try:
    average.send(30)
except StopIteration as stop:
    print(stop.value)
# ---- itertools_tour
from itertools import chain, count, cycle, islice, pairwise, takewhile, zip_longest
print(list(islice(count(5, 5), 3)), [c for _, c in zip(range(5), cycle("ab"))], list(pairwise([1, 4, 9])))
print(list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(zip_longest("ab", "x", fillvalue="-")), list(chain("ab", [1])))
# ---- batched
from itertools import batched, starmap
print(list(batched(range(7), 3)), list(starmap(pow, [(2, 3), (3, 2)])))
# ---- exceptions
def parse(text: str) -> int | None:
    try:
        value = int(text)
    except ValueError as error:
        print("bad:", error)
        return None
    else:
        return value
    finally:
        print("parsed", text)


print([parse(text) for text in ("12", "x")])
# ---- exception_chain
class ConfigError(Exception):
    """A setting that cannot be."""


def setting(settings: dict[str, str], key: str) -> int:
    try:
        return int(settings[key])
    except (KeyError, ValueError) as error:
        raise ConfigError(f"setting {key!r}") from error


for settings in ({"port": "80"}, {"port": "x"}, {}):
    try:
        print(setting(settings, "port"))
    except ConfigError as error:
        print(error, type(error.__cause__).__name__)
# ---- exception_group
def check(values: list[int]) -> None:
    errors = [ValueError(f"{value} is negative") for value in values if value < 0]
    if errors:
        raise ExceptionGroup("checks", errors)


try:
    check([1, -2, -3])
except* ValueError as group:
    print([str(error) for error in group.exceptions])
# ---- contextlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def tag(name: str) -> Iterator[str]:
    print(f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(f"</{name}>")


with tag("b") as upper, suppress(ZeroDivisionError):
    print(upper)
    print(1 // 0)
# ---- assert_guard
def divide(a: float, b: float) -> float:
    assert b != 0, "b must not be zero"
    return a / b


try:
    divide(1, 0)
except AssertionError as error:
    print(error, divide(1, 4))
# ---- match_commands
def run(command: str) -> str:
    match command.split():
        case ["go", direction]:
            return f"going {direction}"
        case ["get", *items] if items:
            return f"got {len(items)}: {', '.join(items)}"
        case ["quit" | "exit"]:
            return "bye"
        case _:
            return "what?"


print([run(text) for text in ("go north", "get a b", "exit", "get", "")])
# ---- match_shapes
from dataclasses import dataclass


@dataclass
class Circle:
    radius: float


@dataclass
class Box:
    width: float
    height: float


def area(shape: Circle | Box) -> float:
    match shape:
        case Circle(radius=r):
            return round(3.14159 * r * r, 2)
        case Box(width, height):
            return width * height


print(area(Circle(2)), area(Box(2, 3)))
# ---- match_json
from typing import Any


def summary(value: Any) -> str:
    match value:
        case {"type": "user", "name": str(name)}:
            return f"user {name}"
        case {"type": kind, **rest}:
            return f"{kind} with {sorted(rest)}"
        case [first, *_, last]:
            return f"{first}..{last}"
        case int() | float() as number:
            return f"number {number}"
        case None:
            return "nothing"
    return "other"


for value in ({"type": "user", "name": "Ada"}, {"type": "x", "b": 1}, [1, 2, 3], 2.5, None, "text"):
    print(summary(value))
# ---- singledispatch
from functools import singledispatch


@singledispatch
def show(value: object) -> str:
    return f"object {value}"


@show.register
def _(value: int) -> str:
    return f"int {value}"


@show.register
def _(value: list) -> str:
    return f"list of {len(value)}"


print(show(1), show([1]), show("x"))
# ---- overloads
from typing import overload


@overload
def first(items: str) -> str: ...
@overload
def first(items: list[int]) -> int: ...
def first(items: str | list[int]) -> str | int:
    return items[0]


print(first("abc").upper(), first([4, 5]) + 1)
# ---- literal_final
from typing import Final, Literal

Mode = Literal["fast", "slow"]
LIMIT: Final = 3


def speed(mode: Mode) -> int:
    return 10 if mode == "fast" else LIMIT


print(speed("fast"), speed("slow"))
# ---- optional_narrowing
from typing import Optional


def initials(first: str, middle: Optional[str] = None, last: str | None = None) -> str:
    parts = [first[0]]
    if middle:
        parts.append(middle[0])
    if last is not None and len(last) > 0:
        parts.append(last[0])
    return "".join(parts).upper()


print(initials("ada"), initials("ada", last="lovelace"), initials("a", "b", "c"))
# ---- isinstance_narrowing
def total(values: list[int | str | None]) -> int:
    result = 0
    for value in values:
        if value is None:
            continue
        if isinstance(value, str):
            result += int(value) if value.isdigit() else len(value)
        else:
            result += value
    return result


print(total([1, "20", None, "abc"]))
# ---- type_alias
type Pair[T] = tuple[T, T]
type Json = dict[str, Json] | list[Json] | str | int | None


def swap[T](pair: Pair[T]) -> Pair[T]:
    a, b = pair
    return b, a


def depth(value: Json) -> int:
    if isinstance(value, dict):
        return 1 + max((depth(v) for v in value.values()), default=0)
    if isinstance(value, list):
        return 1 + max((depth(v) for v in value), default=0)
    return 0


print(swap((1, 2)), depth({"a": [1, {"b": None}]}))
# ---- generic_function
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")


def group_by(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


print(group_by(["a", "bb", "c"], len), group_by(range(5), lambda n: n % 2 == 0)[True])
# ---- recursion_ackermann
def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


print(ackermann(2, 3))
# ---- walrus
data = ["3", "x", "10", ""]
numbers = [number for text in data if text.isdigit() and (number := int(text)) > 2]
while (n := len(numbers)) < 4:
    numbers.append(n)
print(numbers)
# ---- star_unpacking
first, *middle, last = range(6)
(a, b), c = (1, 2), 3
merged = {**{"x": 1}, **{"y": 2}}
print(first, middle, last, a + b + c, [*middle, *"ab"], merged, max(*middle))
# ---- compose
from collections.abc import Callable
from functools import reduce


def compose(*functions: Callable[[float], float]) -> Callable[[float], float]:
    return lambda x: reduce(lambda value, f: f(value), functions, x)


print(compose(lambda x: x + 1, lambda x: x * 2, abs)(-5))
# ---- memo_by_hand
memo: dict[tuple[int, int], int] = {}


def paths(rows: int, columns: int) -> int:
    if rows == 1 or columns == 1:
        return 1
    if (rows, columns) not in memo:
        memo[rows, columns] = paths(rows - 1, columns) + paths(rows, columns - 1)
    return memo[rows, columns]


print(paths(10, 10), len(memo))
# ---- tstring_free_format
value, width = 3.14159, 10
print(f"{value:.2f}|{value:>{width}.3f}|{value!r}|{width=}|{1234567:,}|{0.256:.1%}|{255:#x}|{'mid':^9}|{-5:+d}")
