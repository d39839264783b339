import asyncio, contextvars

var = contextvars.ContextVar("var", default="none")


async def child(n):
    print("child", n, var.get())
    var.set(n)
    await asyncio.sleep(0)
    print("child", n, var.get())


async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        print("agen closed")


class Resource:
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter")
        return self

    async def __aexit__(self, *info):
        await asyncio.sleep(0)
        print("exit", info[0])


async def ticker(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)


async def cleanup():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as error:
        print("cleaning up", error.args)
        await asyncio.sleep(0.01)
        print("cleaned")
        raise
    finally:
        print("finally")


async def stubborn():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        return "ignored"


async def main():
    var.set("main")
    await asyncio.gather(child(1), child(2))
    print(var.get())
    await asyncio.gather(ticker("a", 3), ticker("b", 2))
    async for i in agen(3):
        print("item", i)
    async with Resource() as resource:
        print([i async for i in agen(2)])
    t = asyncio.create_task(cleanup())
    await asyncio.sleep(0)
    t.cancel("stop it")
    try:
        await t
    except asyncio.CancelledError as error:
        print("outer", error.args)
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled(), t.cancelling())
    never_started = asyncio.create_task(ticker("never", 1))
    never_started.cancel()
    print(await asyncio.gather(never_started, return_exceptions=True))
    asyncio.create_task(cleanup())
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0.001, "slept")))
    print(runner.get_loop().is_running())
loop = asyncio.new_event_loop()
try:
    print(loop.run_until_complete(asyncio.sleep(0, 5)))
finally:
    loop.close()
try:
    asyncio.run(asyncio.sleep(-1, None))
    loop.run_until_complete(asyncio.sleep(0))
except RuntimeError as error:
    print(error)


async def raises():
    await asyncio.sleep(0)
    1 / 0


try:
    asyncio.run(raises())
except ZeroDivisionError as error:
    print("raised", error)


async def leaves():
    raise SystemExit(3)

try:
    asyncio.run(leaves())
except SystemExit as error:
    print("exit", error.code)
