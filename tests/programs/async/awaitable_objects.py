import types


class Wait:
    def __await__(self):
        got = yield "waiting"
        return got


async def agen():
    try:
        got = yield 1
        print("sent", got)
        await Wait()
        yield 2
    except KeyError as error:
        print("caught", repr(error))
        yield 3


def drive(awaitable):
    steps = []
    try:
        while True:
            steps.append(awaitable.send(None))
    except StopIteration as stop:
        return steps, stop.value
    except StopAsyncIteration:
        return steps, "end"


g = agen()
first = g.__anext__()
print(type(first).__name__, drive(first))
print(drive(g.asend("x")), drive(g.athrow(KeyError("k"))), drive(g.__anext__()))
try:
    first.send(None)
except RuntimeError as error:
    print(error)
try:
    agen().__anext__().send(5)
except TypeError as error:
    print(error)
g = agen()
drive(g.__anext__())
try:
    g.__anext__().throw(KeyError("direct"))
except StopIteration as stop:
    print("direct", stop.value)
close = g.aclose()
print(type(close).__name__, drive(close))
try:
    close.send(None)
except RuntimeError as error:
    print(error)


async def coro():
    return await Wait()


c = coro()
it = c.__await__()
print(type(it).__name__, next(it))
try:
    it.send("value")
except StopIteration as stop:
    print(stop.value)
for again in (it, c):
    try:
        again.send(None)
    except RuntimeError as error:
        print(error)


@types.coroutine
def old(n):
    got = yield n
    return got, (yield from inner())


async def inner():
    return "inner"


async def uses_old():
    return await old(7)


print(drive(uses_old()), types.coroutine(old) is old)


def plain():
    yield from inner()


class Bad:
    def __init__(self, result):
        self.result = result

    def __await__(self):
        return self.result


class Manager:
    def __init__(self, enter, leave):
        self.enter, self.leave = enter, leave

    def __aenter__(self):
        return self.enter

    def __aexit__(self, *info):
        return self.leave


class Items:
    def __init__(self, item):
        self.item = item

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.item


async def awaits(value):
    return await value


async def enters(manager):
    async with manager:
        pass


async def loops(items):
    async for item in items:
        pass


async def nothing():
    pass


for attempt in (
    lambda: list(plain()), lambda: drive(awaits(5)), lambda: drive(awaits(Bad(5))), lambda: drive(awaits(Bad(nothing()))),
    lambda: drive(enters(Manager(1, 2))), lambda: drive(enters(Manager(nothing(), 2))), lambda: drive(loops(Items(3))), lambda: drive(awaits([])),
    lambda: anext(5), lambda: anext(agen(), 1, 2), lambda: [*nothing()],
):
    try:
        print(attempt())
    except TypeError as error:
        print(error, "|", repr(error.__cause__))
