# ---- asyncio_gather
import asyncio


async def work(name: str, seconds: float) -> str:
    await asyncio.sleep(seconds)
    return f"{name} done"


async def main() -> None:
    results = await asyncio.gather(work("a", 0.02), work("b", 0.01))
    print(results, len(results[0]))


asyncio.run(main())
# ---- asyncio_queue
import asyncio


async def producer(queue: asyncio.Queue[int]) -> None:
    for n in range(3):
        await queue.put(n)


async def consumer(queue: asyncio.Queue[int], out: list[int]) -> None:
    while True:
        out.append(await queue.get() * 10)
        queue.task_done()


async def main() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue()
    out: list[int] = []
    task = asyncio.create_task(consumer(queue, out))
    await producer(queue)
    await queue.join()
    task.cancel()
    print(out)


asyncio.run(main())
# ---- asyncio_timeout
import asyncio


async def slow() -> int:
    await asyncio.sleep(10)
    return 1


async def main() -> None:
    try:
        print(await asyncio.wait_for(slow(), timeout=0.01))
    except TimeoutError:
        print("too slow")
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.sleep(0, n)) for n in range(3)]
    print([task.result() for task in tasks])


asyncio.run(main())
# ---- async_generator
import asyncio
from collections.abc import AsyncIterator


async def ticks(count: int) -> AsyncIterator[int]:
    for n in range(count):
        await asyncio.sleep(0)
        yield n


async def main() -> None:
    total = 0
    async for n in ticks(4):
        total += n
    print(total, [n async for n in ticks(2)])


asyncio.run(main())
# ---- async_lock
import asyncio
lock = asyncio.Lock()
balance = 100


async def spend(amount: int) -> bool:
    global balance
    async with lock:
        if balance < amount:
            return False
        await asyncio.sleep(0)
        balance -= amount
        return True


async def main() -> None:
    print(await asyncio.gather(*(spend(60) for _ in range(2))), balance)


asyncio.run(main())
# ---- logging_basic
import io
import logging
stream = io.StringIO()
logger = logging.getLogger("app")
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
logger.addHandler(handler)
logger.setLevel(logging.INFO)
logger.debug("hidden")
logger.info("started %d", 3)
logger.warning("careful")
print(stream.getvalue())
# ---- secrets_hmac
import hashlib
import hmac
import secrets
token = secrets.token_hex(8)
signature = hmac.new(b"key", b"message", hashlib.sha256).hexdigest()
print(len(token), hmac.compare_digest(signature, signature), signature[:8])
# ---- struct_pack
import struct
header = struct.pack(">HBf", 513, 7, 1.5)
number, flag, value = struct.unpack(">HBf", header)
print(header.hex(), number, flag, value, struct.calcsize(">HBf"))
# ---- inspect_signature
import inspect


def greet(name: str, *, loud: bool = False) -> str:
    """Greets someone."""
    return name.upper() if loud else name


signature = inspect.signature(greet)
print(list(signature.parameters), signature.parameters["loud"].default, inspect.getdoc(greet), inspect.isfunction(greet))
# ---- operator_sort
import operator
operations = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
print([operations[symbol](8, 2) for symbol in "+-*/"], sorted({"b": 1, "a": 2}.items(), key=operator.itemgetter(1)))
# ---- pprint_nested
import pprint
settings = {"name": "app", "servers": [{"host": f"h{n}", "port": 8000 + n} for n in range(3)], "debug": False}
pprint.pprint(settings, width=60)
print(len(pprint.pformat(settings)) > 20)
# ---- warnings_catch
import warnings


def old() -> int:
    warnings.warn("use new()", DeprecationWarning, stacklevel=2)
    return 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
print(len(caught), caught[0].category.__name__, str(caught[0].message))
# ---- weakref_cache
import weakref


class Data:
    pass


data = Data()
reference = weakref.ref(data)
names: weakref.WeakValueDictionary[str, Data] = weakref.WeakValueDictionary()
names["a"] = data
print(reference() is data, "a" in names)
# ---- time_measure
import time
start = time.perf_counter()
total = sum(range(1000))
elapsed = time.perf_counter() - start
print(total, elapsed >= 0)
# ---- threading_counter
import threading
counter = 0
lock = threading.Lock()


def increment() -> None:
    global counter
    with lock:
        counter += 1


for _ in range(5):
    increment()
print(counter, threading.current_thread().name)
# ---- traceback_text
import traceback


def inner() -> None:
    raise LookupError("nothing there")


try:
    inner()
except LookupError as error:
    lines = traceback.format_exception(error)
    print(lines[-1].strip(), traceback.format_exc().count("inner"))
# ---- random_choices
import random
random.seed(42)
deck = [f"{rank}{suit}" for suit in "SH" for rank in "A23"]
random.shuffle(deck)
hand = deck[:2]
print(len(set(deck)), random.choice(hand) in deck, len(random.choices("ab", weights=[1, 3], k=5)), 0 <= random.uniform(0, 1) <= 1)
# ---- statistics_more
import statistics
data = [2.5, 3.5, 4.0, 10.0]
print(statistics.pvariance(data), statistics.quantiles(data, n=4), round(statistics.fmean(data), 3), statistics.multimode("aabb"))
# ---- unittest_case
import unittest


class Arithmetic(unittest.TestCase):
    def setUp(self) -> None:
        self.numbers = [1, 2, 3]

    def test_sum(self) -> None:
        self.assertEqual(sum(self.numbers), 6)
        self.assertIn(2, self.numbers)

    def test_error(self) -> None:
        with self.assertRaises(ZeroDivisionError):
            1 / 0


suite = unittest.TestSuite()
suite.addTest(Arithmetic("test_sum"))
suite.addTest(Arithmetic("test_error"))
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, result.wasSuccessful())
# ---- queue_module
import queue
jobs: queue.PriorityQueue[tuple[int, str]] = queue.PriorityQueue()
jobs.put((2, "b"))
jobs.put((1, "a"))
while not jobs.empty():
    print(jobs.get())
try:
    jobs.get_nowait()
except queue.Empty:
    print("empty")
# ---- contextvars
from contextvars import ContextVar
user: ContextVar[str] = ContextVar("user", default="nobody")
token = user.set("ada")
print(user.get())
user.reset(token)
print(user.get())
# ---- keyword_ast
import ast
import keyword
print(keyword.iskeyword("for"), ast.literal_eval("[1, {'a': (2, None)}]"), "for".isidentifier())
# ---- io_memory
import io
with io.StringIO() as buffer:
    print("hello", 3, sep="-", file=buffer)
    buffer.write("more\n")
    buffer.seek(0)
    lines = buffer.readlines()
raw = io.BytesIO(b"abc")
print(lines, raw.read(2), raw.getvalue())
# ---- sys_info
import sys
print(sys.version_info >= (3, 14), sys.maxsize > 2**32, sys.getrecursionlimit() > 100, sys.byteorder)
# ---- enum_members
from enum import Enum, IntEnum, unique


@unique
class Level(IntEnum):
    LOW = 1
    HIGH = 10

    @property
    def label(self) -> str:
        return self.name.title()


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)

    def __init__(self, mass: float, radius: float) -> None:
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self) -> float:
        return 6.67e-11 * self.mass / self.radius**2


print(Level.HIGH > Level.LOW, Level.LOW.label, sorted(Level), round(Planet.MARS.gravity, 2), len(Planet))
# ---- string_constants
import string
alphabet = string.ascii_lowercase
print(alphabet[:3], string.digits, "".join(c for c in "a1!b" if c not in string.punctuation), string.capwords("the end"))
# ---- translate
table = str.maketrans("abc", "xyz", "!")
print("aabbcc!".translate(table), "x".join(["1", "2"]), "a,b;c".replace(";", ",").split(","), "path/to/file.txt".rpartition("/")[2].removesuffix(".txt"))
# ---- typing_tools
from typing import Any, cast, get_type_hints


def area(width: int, height: int) -> int:
    return width * height


raw: Any = "5"
number = int(cast(str, raw))
print(number, get_type_hints(area)["return"] is int)
# ---- bytes_work
data = bytearray(b"hello")
data[0] = ord("J")
data.extend(b"!!")
view = memoryview(bytes(data))
print(bytes(data), view[1:3].tobytes(), int.from_bytes(b"\x01\x00", "big"), (1000).to_bytes(2, "little"))
# ---- zip_strict
names, ages = ["a", "b"], [1, 2]
people = list(zip(names, ages, strict=True))
try:
    list(zip(names, [1], strict=True))
except ValueError as error:
    print(people, error)
print(list(enumerate(names, start=1)), list(reversed(ages)), [*map(max, ages, [2, 1])])
