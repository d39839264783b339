# ---- dataclass_inventory
from dataclasses import dataclass, field


@dataclass
class Item:
    name: str
    price: float
    amount: int = 1

    @property
    def total(self) -> float:
        return self.price * self.amount


@dataclass
class Inventory:
    items: list[Item] = field(default_factory=list)

    def add(self, item: Item) -> None:
        self.items.append(item)

    def value(self) -> float:
        return sum(item.total for item in self.items)


stock = Inventory()
stock.add(Item("pen", 1.5, 10))
stock.add(Item("book", 12.0))
print(stock.value(), stock.items[0])
# ---- frozen_point
from dataclasses import astuple, dataclass, replace


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0

    def __add__(self, other: "Point") -> "Point":
        return Point(self.x + other.x, self.y + other.y)


a = Point(1, 2)
print(a + Point(3), replace(a, y=9), astuple(a), sorted([Point(2), a]), {a: "here"}[Point(1, 2)])
# ---- asdict_json
import json
from dataclasses import asdict, dataclass


@dataclass
class Address:
    street: str
    city: str


@dataclass
class Person:
    name: str
    address: Address
    tags: list[str]


person = Person("Ada", Address("1 Main St", "London"), ["math"])
print(json.dumps(asdict(person), sort_keys=True))
# ---- named_tuple
from typing import NamedTuple


class Employee(NamedTuple):
    name: str
    salary: int
    team: str = "none"


staff = [Employee("Ann", 5000, "a"), Employee("Ben", 4000), Employee("Cid", 6000, "a")]
name, salary, _ = staff[0]
print(name, salary, max(staff, key=lambda e: e.salary).name, staff[1]._replace(team="b"), staff[2]._asdict())
# ---- typed_dict
from typing import NotRequired, TypedDict


class Movie(TypedDict):
    title: str
    year: int
    rating: NotRequired[float]


movies: list[Movie] = [{"title": "Alien", "year": 1979, "rating": 8.5}, {"title": "Up", "year": 2009}]
for movie in movies:
    print(movie["title"], movie.get("rating", 0.0))
print(min(movie["year"] for movie in movies))
# ---- enum_traffic
from enum import Enum, auto


class Light(Enum):
    RED = auto()
    GREEN = auto()
    YELLOW = auto()

    def next(self) -> "Light":
        order = list(Light)
        return order[(order.index(self) + 1) % len(order)]


light = Light.RED
for _ in range(4):
    print(light.name, light.value)
    light = light.next()
print(Light["GREEN"], Light(3), Light.RED is Light.RED)
# ---- str_enum
from enum import IntFlag, StrEnum


class Color(StrEnum):
    RED = "red"
    BLUE = "blue"


class Access(IntFlag):
    READ = 1
    WRITE = 2
    RUN = 4


mine = Access.READ | Access.RUN
print(Color.RED.upper(), Color("blue"), Access.RUN in mine, Access.WRITE in mine, f"{Color.RED}")
# ---- grouping
from collections import defaultdict
sales = [("north", 10), ("south", 20), ("north", 5), ("east", 7)]
by_region: dict[str, list[int]] = defaultdict(list)
for region, amount in sales:
    by_region[region].append(amount)
print({region: sum(amounts) for region, amounts in sorted(by_region.items())})
# ---- sort_many_keys
from operator import attrgetter, itemgetter
rows = [{"name": "b", "age": 2}, {"name": "a", "age": 2}, {"name": "c", "age": 1}]
print([row["name"] for row in sorted(rows, key=itemgetter("age", "name"))])


class Pet:
    def __init__(self, name: str, weight: float) -> None:
        self.name = name
        self.weight = weight


pets = [Pet("Rex", 30.5), Pet("Tom", 4.0)]
print([pet.name for pet in sorted(pets, key=attrgetter("weight"))])
# ---- nested_json
import json
text = '{"users": [{"id": 1, "roles": ["admin"]}, {"id": 2, "roles": []}], "next": null}'
data = json.loads(text)
admins = [user["id"] for user in data["users"] if "admin" in user["roles"]]
data["count"] = len(data["users"])
print(admins, data["next"] is None, json.dumps(data, indent=2)[:20])
# ---- json_errors
import json
for candidate in ["[1, 2", '{"a": 1}', "nope"]:
    try:
        print(json.loads(candidate))
    except json.JSONDecodeError as error:
        print("bad json at", error.pos, error.msg)
# ---- deque_history
from collections import deque
history: deque[str] = deque(maxlen=3)
for page in ["a", "b", "c", "d"]:
    history.append(page)
history.rotate(1)
print(history, history.popleft(), list(history))
# ---- ordered_chain
from collections import ChainMap, OrderedDict
defaults = {"color": "red", "user": "guest"}
settings = ChainMap({"user": "admin"}, defaults)
print(settings["user"], settings["color"])
cache: OrderedDict[str, int] = OrderedDict(a=1, b=2)
cache.move_to_end("a")
print(cache.popitem(last=False))
# ---- lru_by_hand
from collections import OrderedDict


class Cache:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items: OrderedDict[str, str] = OrderedDict()

    def get(self, key: str) -> str | None:
        if key not in self.items:
            return None
        self.items.move_to_end(key)
        return self.items[key]

    def put(self, key: str, value: str) -> None:
        self.items[key] = value
        if len(self.items) > self.size:
            self.items.popitem(last=False)


cache = Cache(2)
for key in "abc":
    cache.put(key, key * 2)
print(cache.get("a"), cache.get("c"))
# ---- sets
alice = {"jazz", "rock", "folk"}
bob = {"rock", "pop"}
print(sorted(alice & bob), sorted(alice | bob), sorted(alice - bob), alice ^ bob == {"jazz", "folk", "pop"}, bob <= alice)
frozen = frozenset(bob)
print({frozen: 1}[frozenset(["pop", "rock"])])
# ---- flatten
from collections.abc import Iterable, Iterator
from itertools import chain


def flatten(items: Iterable[object]) -> Iterator[object]:
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5]])), list(chain.from_iterable([[1], [2, 3]])))
# ---- pivot
records = [("jan", "tea", 3), ("jan", "milk", 1), ("feb", "tea", 4)]
table: dict[str, dict[str, int]] = {}
for month, product, amount in records:
    table.setdefault(product, {})[month] = amount
months = sorted({month for month, _, _ in records}, reverse=True)
for product, row in table.items():
    print(product, *(row.get(month, 0) for month in months))
# ---- heap_tasks
import heapq
tasks: list[tuple[int, str]] = []
for priority, name in [(3, "write"), (1, "plan"), (2, "test")]:
    heapq.heappush(tasks, (priority, name))
while tasks:
    print(*heapq.heappop(tasks))
print(heapq.nlargest(2, [5, 1, 9]), heapq.nsmallest(1, ["b", "a"]))
# ---- bisect_grades
import bisect


def grade(score: int, limits: tuple[int, ...] = (60, 70, 80, 90), letters: str = "FDCBA") -> str:
    return letters[bisect.bisect(limits, score)]


print([grade(score) for score in (33, 99, 77, 70, 89)])
# ---- csv_module
import csv
import io
source = io.StringIO("id,name\n1,Ada\n2,\"Bob, Jr\"\n")
rows = list(csv.DictReader(source))
out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["id", "upper"])
writer.writerows([row["id"], row["name"].upper()] for row in rows)
print(out.getvalue())
# ---- dates
from datetime import date, datetime, timedelta, timezone
start = date(2024, 2, 28)
print([(start + timedelta(days=n)).isoformat() for n in range(3)], (date(2024, 12, 25) - start).days, start.strftime("%d.%m.%y"))
moment = datetime(2024, 5, 6, 7, 8, tzinfo=timezone.utc)
print(moment.isoformat(), moment.weekday(), datetime.fromisoformat("2024-01-02T03:04:05").hour, moment.timestamp())
# ---- calendar_month
import calendar
from datetime import date
first_weekday, days = calendar.monthrange(2024, 2)
fridays = [date(2024, 2, day) for day in range(1, days + 1) if date(2024, 2, day).weekday() == calendar.FRIDAY]
print(first_weekday, days, len(fridays), calendar.isleap(1900))
# ---- parse_date
from datetime import datetime
for text in ["2024-03-01", "01/03/2024", "March 1"]:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            print(datetime.strptime(text, form).date())
            break
        except ValueError:
            continue
    else:
        print("unknown:", text)
# ---- uuid_copy
import copy
import uuid
name = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.com")
print(name, name.version)
original = {"a": [1, 2]}
shallow, deep = copy.copy(original), copy.deepcopy(original)
original["a"].append(3)
print(shallow["a"], deep["a"])
# ---- files
import csv
import io
import json


def load(path: str) -> list[dict[str, str]]:
    with open(path, newline="") as f:
        return list(csv.DictReader(f))


def save(path: str, rows: list[dict[str, str]]) -> int:
    with open(path, "w", encoding="utf-8") as f:
        json.dump(rows, f)
        return f.write("\n")


with open("rows.csv", "w", newline="") as out:
    csv.writer(out).writerows([["a", "b"], [1, 2]])
print(load("rows.csv"), save("rows.json", load("rows.csv")))
with open("rows.json", "rb") as raw:
    head: bytes = raw.read(4)
print(head, io.TextIOWrapper(io.BytesIO(b"x")).read().upper())
