async def agen():
    for i in range(4):
        yield i


async def main(out):
    async for x in agen():
        out.append(x)
    return out


class Awaitable:
    def __await__(self):
        x = yield 10
        y = yield 20
        return (x, y)


async def mixed(out):
    out.append(await Awaitable())
    async for x in agen():
        out.append(x)
        await Awaitable()


for make in (main, mixed):
    out = []
    print(list(make(out).__await__()), out)
    out = []
    print(sum(make(out).__await__()), out)
    out = []
    print([x for x in make(out).__await__()], out)
    out = []
    print(all(make(out).__await__()), out)


async def slow():
    await Awaitable()
    yield 1
    await Awaitable()
    yield 2


async def over():
    return [x async for x in slow()]


def run(coroutine):
    return (yield from coroutine.__await__())


print(list(run(over())), sum(run(over())))


def top(out):
    out.append((yield from over().__await__()))


out = []
print(list(top(out)), sum(top(out)), out)


async def empty():
    return "end"


def returned():
    return (yield from empty().__await__())


def finished(generator):
    try:
        next(generator)
    except StopIteration as e:
        return e.value


waiting = empty().__await__()
print(iter(waiting) is waiting, list(waiting), finished(returned()))
for plain in (empty(), agen()):
    try:
        iter(plain)
    except TypeError as e:
        print(e)
    getattr(plain, "close", lambda: None)()
step = agen().asend(None)
print(iter(step) is step, finished(step))
a, b = (yields for yields in Awaitable().__await__())
print(a, b, max(mixed([]).__await__()), sorted(over().__await__(), reverse=True))
