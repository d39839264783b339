# ---- tokenizer
import re
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    text: str


SPEC = [("NUMBER", r"\d+(?:\.\d+)?"), ("NAME", r"[a-z]\w*"), ("OP", r"[-+*/()=]"), ("SKIP", r"\s+")]
PATTERN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in SPEC))


def tokens(text: str) -> list[Token]:
    found = []
    for match in PATTERN.finditer(text):
        kind = match.lastgroup
        if kind and kind != "SKIP":
            found.append(Token(kind, match.group()))
    return found


print(tokens("x = 3.5*(y+2)"))
# ---- calculator
class Parser:
    def __init__(self, text: str) -> None:
        self.text = text.replace(" ", "")
        self.at = 0

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def expression(self) -> float:
        value = self.term()
        while self.peek() in ("+", "-"):
            sign = self.peek()
            self.at += 1
            value = value + self.term() if sign == "+" else value - self.term()
        return value

    def term(self) -> float:
        value = self.factor()
        while self.peek() in ("*", "/"):
            sign = self.peek()
            self.at += 1
            value = value * self.factor() if sign == "*" else value / self.factor()
        return value

    def factor(self) -> float:
        if self.peek() == "(":
            self.at += 1
            value = self.expression()
            self.at += 1
            return value
        start = self.at
        while self.peek().isdigit() or self.peek() == ".":
            self.at += 1
        return float(self.text[start : self.at])


print(Parser("2 * (3 + 4) - 10 / 4").expression())
# ---- rpn
import operator
from collections.abc import Callable
OPERATORS: dict[str, Callable[[float, float], float]] = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def rpn(text: str) -> float:
    stack: list[float] = []
    for part in text.split():
        if part in OPERATORS:
            b, a = stack.pop(), stack.pop()
            stack.append(OPERATORS[part](a, b))
        else:
            stack.append(float(part))
    return stack.pop()


print(rpn("3 4 + 2 *"))
# ---- ini_parser
def parse_ini(text: str) -> dict[str, dict[str, str]]:
    result: dict[str, dict[str, str]] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith(("#", ";")):
            continue
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            result[section] = {}
        elif "=" in line:
            key, _, value = line.partition("=")
            result.setdefault(section, {})[key.strip()] = value.strip()
        else:
            raise SyntaxError(f"line {number}: {line}")
    return result


print(parse_ini("[db]\nhost = local\n# note\n[web]\nport=80"))
# ---- markdown
import re


def render(line: str) -> str:
    if match := re.match(r"(#+) (.*)", line):
        level = len(match[1])
        return f"<h{level}>{match[2]}</h{level}>"
    line = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", line)
    line = re.sub(r"`(.+?)`", lambda found: f"<code>{found.group(1)}</code>", line)
    return f"<p>{line}</p>"


print([render(line) for line in ("## Title", "some **bold** and `code`")])
# ---- todo_list
from dataclasses import dataclass, field
from datetime import date


@dataclass
class Task:
    title: str
    due: date | None = None
    done: bool = False
    tags: set[str] = field(default_factory=set)


class TodoList:
    def __init__(self) -> None:
        self._tasks: dict[int, Task] = {}
        self._next = 1

    def add(self, title: str, *tags: str, due: date | None = None) -> int:
        number = self._next
        self._tasks[number] = Task(title, due, tags=set(tags))
        self._next += 1
        return number

    def complete(self, number: int) -> None:
        self._tasks[number].done = True

    def pending(self, tag: str | None = None) -> list[str]:
        return [task.title for task in self._tasks.values() if not task.done and (tag is None or tag in task.tags)]


todo = TodoList()
todo.complete(todo.add("write", "work"))
todo.add("rest", "home", due=date(2030, 1, 1))
todo.add("test", "work")
print(todo.pending(), todo.pending("work"))
# ---- shopping_cart
from decimal import Decimal


class Cart:
    DISCOUNTS = {"SAVE10": Decimal("0.10"), "HALF": Decimal("0.5")}

    def __init__(self) -> None:
        self.lines: list[tuple[str, Decimal, int]] = []
        self.code: str | None = None

    def add(self, name: str, price: str, amount: int = 1) -> "Cart":
        self.lines.append((name, Decimal(price), amount))
        return self

    def total(self) -> Decimal:
        total = sum((price * amount for _, price, amount in self.lines), Decimal("0"))
        if self.code is not None:
            total *= 1 - self.DISCOUNTS.get(self.code, Decimal(0))
        return total.quantize(Decimal("0.01"))


cart = Cart().add("tea", "4.20", 2).add("mug", "12.99")
cart.code = "SAVE10"
print(cart.total())
# ---- text_adventure
ROOMS: dict[str, dict[str, str]] = {"hall": {"north": "kitchen"}, "kitchen": {"south": "hall", "east": "garden"}, "garden": {}}


def walk(start: str, steps: list[str]) -> str:
    room = start
    for step in steps:
        target = ROOMS[room].get(step)
        if target is None:
            print("no way", step)
            continue
        room = target
    return room


print(walk("hall", ["north", "up", "east"]))
# ---- elevator
class Elevator:
    def __init__(self, floors: int) -> None:
        self.floors, self.at, self.log = floors, 0, [0]

    def go(self, floor: int) -> None:
        if not 0 <= floor < self.floors:
            raise ValueError(floor)
        step = 1 if floor > self.at else -1
        for self.at in range(self.at + step, floor + step, step):
            self.log.append(self.at)


lift = Elevator(5)
lift.go(3)
lift.go(1)
print(lift.log)
# ---- event_log
from collections import Counter, defaultdict
from datetime import datetime, timedelta
events = [("login", "ada", "2024-01-01T10:00"), ("view", "ada", "2024-01-01T10:05"), ("login", "bob", "2024-01-01T11:00")]
by_user: defaultdict[str, list[datetime]] = defaultdict(list)
for kind, who, when in events:
    by_user[who].append(datetime.fromisoformat(when))
spans = {who: max(times) - min(times) for who, times in by_user.items()}
print(Counter(kind for kind, *_ in events).most_common(1), max(spans.values()) == timedelta(minutes=5))
# ---- vending_machine
COINS = (200, 100, 50, 20, 10)


def change(paid: int, price: int) -> dict[int, int]:
    rest = paid - price
    if rest < 0:
        raise ValueError("not enough")
    coins: dict[int, int] = {}
    for coin in COINS:
        count, rest = divmod(rest, coin)
        if count:
            coins[coin] = count
    return coins


print(change(500, 130))
# ---- poll
votes = ["a", "b", "a", "c", "b", "a"]
results: dict[str, int] = {}
for vote in votes:
    results[vote] = results.get(vote, 0) + 1
winner = max(results, key=lambda name: results[name])
print(winner, f"{results[winner] / len(votes):.0%}", sorted(results.items(), key=lambda kv: kv[1], reverse=True))
# ---- password_check
import re

RULES = [(r".{8,}", "8 characters"), (r"[A-Z]", "a capital"), (r"\d", "a digit"), (r"[^\w\s]", "a sign")]


def problems(password: str) -> list[str]:
    return [f"needs {what}" for pattern, what in RULES if not re.search(pattern, password)]


print(problems("abc"), problems("Secret-123"))
# ---- bingo
import random
random.seed(5)
card = {letter: random.sample(range(low, low + 15), 5) for letter, low in zip("BINGO", range(1, 76, 15))}
print(all(len(set(column)) == 5 for column in card.values()), list(card))
# ---- bowling
def score(rolls: list[int]) -> int:
    total = i = 0
    for _ in range(10):
        if rolls[i] == 10:
            total += 10 + rolls[i + 1] + rolls[i + 2]
            i += 1
        elif rolls[i] + rolls[i + 1] == 10:
            total += 10 + rolls[i + 2]
            i += 2
        else:
            total += rolls[i] + rolls[i + 1]
            i += 2
    return total


print(score([10] * 12), score([5] * 21), score([3, 4] * 10))
# ---- bmi_table
people = {"Ann": (1.7, 60.0), "Bob": (1.8, 95.5)}
for name, (height, weight) in people.items():
    bmi = weight / height**2
    label = "low" if bmi < 18.5 else "normal" if bmi < 25 else "high"
    print(f"{name:>5}: {bmi:5.1f} {label}")
# ---- robot
DIRECTIONS = [(0, 1), (1, 0), (0, -1), (-1, 0)]


def drive(commands: str) -> tuple[int, int]:
    x = y = facing = 0
    for command in commands:
        if command == "F":
            dx, dy = DIRECTIONS[facing]
            x, y = x + dx, y + dy
        elif command in "LR":
            facing = (facing + (1 if command == "R" else -1)) % 4
    return x, y


print(drive("FFRFFLF"))
# ---- pipeline_classes
from abc import ABC, abstractmethod


class Step(ABC):
    @abstractmethod
    def apply(self, rows: list[dict[str, int]]) -> list[dict[str, int]]: ...


class Keep(Step):
    def __init__(self, key: str, least: int) -> None:
        self.key, self.least = key, least

    def apply(self, rows: list[dict[str, int]]) -> list[dict[str, int]]:
        return [row for row in rows if row[self.key] >= self.least]


class Derive(Step):
    def apply(self, rows: list[dict[str, int]]) -> list[dict[str, int]]:
        return [row | {"double": row["n"] * 2} for row in rows]


rows = [{"n": n} for n in range(5)]
for step in (Keep("n", 3), Derive()):
    rows = step.apply(rows)
print(rows)
# ---- router
import re
from collections.abc import Callable

Handler = Callable[..., str]
routes: list[tuple[re.Pattern[str], Handler]] = []


def route(path: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        routes.append((re.compile(re.sub(r"<(\w+)>", r"(?P<\1>\\w+)", path) + "$"), handler))
        return handler

    return register


@route("/users/<name>")
def user(name: str) -> str:
    return f"user {name}"


def dispatch(path: str) -> str:
    for pattern, handler in routes:
        if match := pattern.match(path):
            return handler(**match.groupdict())
    return "404"


print(dispatch("/users/ada"), dispatch("/nope"))
# ---- sessions_report
from itertools import groupby
rows = [("2024-01", "a", 3), ("2024-01", "b", 4), ("2024-02", "a", 5)]
for month, entries in groupby(rows, key=lambda row: row[0]):
    group = list(entries)
    print(month, sum(amount for _, _, amount in group), [name for _, name, _ in group])
# ---- money_transfer
class Bank:
    def __init__(self, **accounts: int) -> None:
        self.accounts = dict(accounts)

    def transfer(self, source: str, target: str, amount: int) -> None:
        if self.accounts[source] < amount:
            raise ValueError(f"{source} has only {self.accounts[source]}")
        self.accounts[source] -= amount
        self.accounts[target] += amount


bank = Bank(ada=100, bob=20)
bank.transfer("ada", "bob", 70)
try:
    bank.transfer("ada", "bob", 70)
except ValueError as error:
    print(error)
print(bank.accounts)
# ---- tree_text
from __future__ import annotations

Tree = dict[str, "Tree | None"]


def lines(tree: Tree, indent: str = "") -> list[str]:
    out: list[str] = []
    for name, child in tree.items():
        out.append(indent + name)
        if child is not None:
            out += lines(child, indent + "  ")
    return out


print("\n".join(lines({"src": {"main.py": None, "lib": {"a.py": None}}, "README": None})))
# ---- rate_limiter
class Limiter:
    def __init__(self, most: int, window: float) -> None:
        self.most, self.window = most, window
        self.calls: list[float] = []

    def allow(self, now: float) -> bool:
        self.calls = [call for call in self.calls if now - call < self.window]
        if len(self.calls) >= self.most:
            return False
        self.calls.append(now)
        return True


limiter = Limiter(2, 1.0)
print([limiter.allow(moment) for moment in (0.0, 0.1, 0.2, 1.05, 1.2)])
# ---- hangman
def reveal(word: str, guesses: set[str]) -> str:
    return " ".join(letter if letter in guesses else "_" for letter in word)


word, guesses, lives = "python", set[str](), 6
for guess in "pxyno":
    guesses.add(guess)
    if guess not in word:
        lives -= 1
print(reveal(word, guesses), lives)
# ---- virtual_machine
from dataclasses import dataclass
from typing import Literal, assert_never


@dataclass(frozen=True)
class Push:
    value: int


@dataclass(frozen=True)
class Binary:
    op: Literal["add", "mul"]


Instruction = Push | Binary


def run(program: list[Instruction]) -> int:
    stack: list[int] = []
    for instruction in program:
        match instruction:
            case Push(value):
                stack.append(value)
            case Binary("add"):
                stack.append(stack.pop() + stack.pop())
            case Binary("mul"):
                stack.append(stack.pop() * stack.pop())
            case Binary():
                raise RuntimeError
            case _:
                assert_never(instruction)
    return stack[-1]


print(run([Push(2), Push(3), Binary("add"), Push(4), Binary("mul")]))
