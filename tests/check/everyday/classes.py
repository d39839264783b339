# ---- bank
class InsufficientFunds(Exception):
    def __init__(self, needed: float) -> None:
        super().__init__(f"{needed:.2f} more needed")
        self.needed = needed


class Account:
    count = 0

    def __init__(self, owner: str, balance: float = 0.0) -> None:
        self.owner = owner
        self._balance = balance
        Account.count += 1

    @property
    def balance(self) -> float:
        return self._balance

    def deposit(self, amount: float) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        self._balance += amount

    def withdraw(self, amount: float) -> None:
        if amount > self._balance:
            raise InsufficientFunds(amount - self._balance)
        self._balance -= amount


account = Account("Ada", 100)
account.deposit(50)
try:
    account.withdraw(500)
except InsufficientFunds as error:
    print(error, error.needed)
print(account.balance, Account.count)
# ---- shapes_abc
import math
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...

    def describe(self) -> str:
        return f"{type(self).__name__} with area {self.area():.2f}"


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        self.radius = radius

    def area(self) -> float:
        return math.pi * self.radius**2


class Square(Shape):
    def __init__(self, side: float) -> None:
        self.side = side

    def area(self) -> float:
        return self.side**2


shapes: list[Shape] = [Circle(1), Square(2)]
print([shape.describe() for shape in shapes], sum(shape.area() for shape in shapes))
# ---- stack_generic
class Stack[T]:
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, item: T) -> None:
        self._items.append(item)

    def pop(self) -> T:
        return self._items.pop()

    def __len__(self) -> int:
        return len(self._items)


numbers = Stack[int]()
numbers.push(1)
numbers.push(2)
print(numbers.pop() + 1, len(numbers))
# ---- linked_list
from __future__ import annotations

from collections.abc import Iterator


class Node:
    def __init__(self, value: int, next: Node | None = None) -> None:
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self) -> None:
        self.head: Node | None = None

    def push(self, value: int) -> None:
        self.head = Node(value, self.head)

    def reverse(self) -> None:
        previous: Node | None = None
        node = self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __iter__(self) -> Iterator[int]:
        node = self.head
        while node is not None:
            yield node.value
            node = node.next


items = LinkedList()
for n in range(4):
    items.push(n)
items.reverse()
print(list(items), 3 in items)
# ---- vector
class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x: float, y: float) -> None:
        self.x, self.y = x, y

    def __add__(self, other: "Vector") -> "Vector":
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor: float) -> "Vector":
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self) -> int:
        return hash((self.x, self.y))

    def __repr__(self) -> str:
        return f"Vector({self.x}, {self.y})"

    def __abs__(self) -> float:
        return (self.x**2 + self.y**2) ** 0.5


print(2 * Vector(1, 2) + Vector(0, 1), abs(Vector(3, 4)), Vector(1, 1) == Vector(1, 1), {Vector(0, 0)})
# ---- temperature_property
class Thermostat:
    def __init__(self) -> None:
        self._celsius = 20.0

    @property
    def fahrenheit(self) -> float:
        return self._celsius * 1.8 + 32

    @fahrenheit.setter
    def fahrenheit(self, value: float) -> None:
        self._celsius = (value - 32) / 1.8

    @classmethod
    def at(cls, celsius: float) -> "Thermostat":
        made = cls()
        made._celsius = celsius
        return made

    @staticmethod
    def is_cold(celsius: float) -> bool:
        return celsius < 10


t = Thermostat.at(100)
print(t.fahrenheit)
t.fahrenheit = 50
print(round(t._celsius, 1), Thermostat.is_cold(5))
# ---- observer
from collections.abc import Callable

Handler = Callable[[str, int], None]


class Event:
    def __init__(self) -> None:
        self.handlers: list[Handler] = []

    def subscribe(self, handler: Handler) -> Handler:
        self.handlers.append(handler)
        return handler

    def fire(self, name: str, value: int) -> None:
        for handler in self.handlers:
            handler(name, value)


changed = Event()


@changed.subscribe
def show(name: str, value: int) -> None:
    print(name, "is now", value)


changed.fire("x", 3)
# ---- context_manager
class Timer:
    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> "Timer":
        print("start", self.name)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        print("end", self.name, kind.__name__ if kind else "fine")
        return kind is ZeroDivisionError


with Timer("a") as timer:
    print(timer.name)
with Timer("b"):
    print(1 / 0)
# ---- mixins
class JsonMixin:
    def to_dict(self) -> dict[str, object]:
        return dict(vars(self))


class NameMixin:
    name: str

    def hello(self) -> str:
        return f"hello {self.name}"


class User(JsonMixin, NameMixin):
    def __init__(self, name: str, age: int) -> None:
        self.name = name
        self.age = age


user = User("Eve", 3)
print(user.to_dict(), user.hello(), [cls.__name__ for cls in User.__mro__])
# ---- protocol
from typing import Protocol, runtime_checkable


@runtime_checkable
class Speaker(Protocol):
    def speak(self) -> str: ...


class Dog:
    def speak(self) -> str:
        return "woof"


class Robot:
    def speak(self) -> str:
        return "beep"


def chorus(speakers: list[Speaker]) -> str:
    return " ".join(speaker.speak() for speaker in speakers)


print(chorus([Dog(), Robot()]), isinstance(Dog(), Speaker), isinstance(3, Speaker))
# ---- state_machine
from enum import Enum


class State(Enum):
    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"


TRANSITIONS: dict[State, set[State]] = {State.IDLE: {State.RUNNING}, State.RUNNING: {State.IDLE, State.DONE}, State.DONE: set()}


class Job:
    def __init__(self) -> None:
        self.state = State.IDLE

    def move(self, to: State) -> None:
        if to not in TRANSITIONS[self.state]:
            raise RuntimeError(f"{self.state.value} -> {to.value}")
        self.state = to


job = Job()
job.move(State.RUNNING)
job.move(State.DONE)
try:
    job.move(State.IDLE)
except RuntimeError as error:
    print("refused:", error)
# ---- binary_tree
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass
class Tree:
    value: int
    left: Tree | None = None
    right: Tree | None = None

    def insert(self, value: int) -> None:
        if value < self.value:
            if self.left is None:
                self.left = Tree(value)
            else:
                self.left.insert(value)
        elif self.right is None:
            self.right = Tree(value)
        else:
            self.right.insert(value)

    def __iter__(self) -> Iterator[int]:
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def depth(self) -> int:
        return 1 + max(self.left.depth() if self.left else 0, self.right.depth() if self.right else 0)


tree = Tree(5)
for value in (2, 8, 1, 9, 3):
    tree.insert(value)
print(list(tree), tree.depth())
# ---- matrix_class
class Grid:
    def __init__(self, width: int, height: int, fill: str = ".") -> None:
        self.cells = [[fill] * width for _ in range(height)]

    def __getitem__(self, place: tuple[int, int]) -> str:
        x, y = place
        return self.cells[y][x]

    def __setitem__(self, place: tuple[int, int], value: str) -> None:
        x, y = place
        self.cells[y][x] = value

    def __str__(self) -> str:
        return "\n".join("".join(row) for row in self.cells)


grid = Grid(3, 2)
grid[1, 1] = "#"
print(grid, grid[0, 0], sep="\n")
# ---- init_subclass
class Plugin:
    registry: dict[str, type["Plugin"]] = {}

    def __init_subclass__(cls, *, name: str) -> None:
        super().__init_subclass__()
        Plugin.registry[name] = cls

    def run(self) -> str:
        return "nothing"


class Greeter(Plugin, name="greet"):
    def run(self) -> str:
        return "hi"


print({name: kind().run() for name, kind in Plugin.registry.items()})
# ---- descriptor
class Positive:
    def __set_name__(self, owner: type, name: str) -> None:
        self.name = "_" + name

    def __get__(self, instance: object, owner: type | None = None) -> float:
        return getattr(instance, self.name)

    def __set__(self, instance: object, value: float) -> None:
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive")
        setattr(instance, self.name, value)


class Product:
    price = Positive()

    def __init__(self, price: float) -> None:
        self.price = price


try:
    Product(-1)
except ValueError as error:
    print(error, Product(2.5).price)
# ---- callable_class
class Adder:
    def __init__(self, by: int) -> None:
        self.by = by
        self.calls = 0

    def __call__(self, value: int) -> int:
        self.calls += 1
        return value + self.by


add = Adder(5)
print(list(map(add, [1, 2])), add.calls, callable(add))
# ---- cached_property
from functools import cached_property, total_ordering


@total_ordering
class Version:
    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def parts(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.text.split("."))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other: "Version") -> bool:
        return self.parts < other.parts


print(Version("1.10") > Version("1.9"), max([Version("2.0"), Version("0.1")], key=lambda v: v.parts).text)
# ---- self_type
from typing import Self


class Query:
    def __init__(self) -> None:
        self.parts: list[str] = []

    def where(self, condition: str) -> Self:
        self.parts.append(condition)
        return self

    def limit(self, count: int) -> Self:
        self.parts.append(f"limit {count}")
        return self

    def build(self) -> str:
        return " ".join(self.parts)


print(Query().where("a = 1").where("b = 2").limit(3).build())
