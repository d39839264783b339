import asyncio


async def work(n, delay):
    try:
        await asyncio.sleep(delay)
        print("done", n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work(1, 0.02))
        b = group.create_task(work(2, 0.01), name="second")
        print(b.get_name())
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(3, 1))
            group.create_task(fail(0.01, ValueError("one")))
            group.create_task(fail(0.01, KeyError("two")))
    except* ValueError as errors:
        print("values", errors.exceptions)
    except* KeyError as errors:
        print("keys", errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(4, 1))
            await asyncio.sleep(0.01)
            raise RuntimeError("in the body")
    except ExceptionGroup as errors:
        print(errors, errors.exceptions)
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as group:
                group.create_task(work(5, 1))
    except TimeoutError:
        print("timeout around a group")
    group = asyncio.TaskGroup()
    coro = work(6, 0)
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print(str(error).split(" ")[0], "has not been entered" in str(error))

    async def nested():
        async with asyncio.TaskGroup() as group:
            group.create_task(work(7, 0.01))
            group.create_task(fail(0.02, OSError("deep")))

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(nested())
            group.create_task(work(8, 1))
    except ExceptionGroup as errors:
        print(repr(errors))


asyncio.run(main())
