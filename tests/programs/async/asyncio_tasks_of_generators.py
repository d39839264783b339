# The steps of an asynchronous generator as tasks.
import asyncio


async def numbers():
    try:
        yield 1
        await asyncio.sleep(0)
        yield 2
        yield 3
    finally:
        print("closed")


async def main():
    gen = numbers()
    print(await asyncio.create_task(gen.__anext__()), await asyncio.wait_for(anext(gen), 1), await asyncio.create_task(gen.asend(None)))
    await asyncio.create_task(gen.aclose())
    print(asyncio.iscoroutine(numbers().__anext__()), asyncio.iscoroutine(numbers()), asyncio.iscoroutine(numbers().aclose()))
    try:
        await asyncio.create_task(gen.__anext__())
    except (StopAsyncIteration, RuntimeError) as error:
        print(type(error).__name__)


asyncio.run(main())
