import asyncio


async def work(name, delay, log):
    log.append(f"{name} starts")
    await asyncio.sleep(delay)
    log.append(f"{name} ends")
    return name


async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError("failed")


async def main():
    log = []
    print(await asyncio.gather(work("a", 0.03, log), work("b", 0.01, log), work("c", 0.02, log)))
    print(log)
    task = asyncio.create_task(work("t", 0.01, log), name="my task")
    print(task.get_name(), task.done(), asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    print(await task, task.done(), task.result(), task.exception(), task.cancelled())
    results = await asyncio.gather(fail(0.01), work("d", 0.02, log), return_exceptions=True)
    print(results)
    try:
        await asyncio.gather(fail(0.01), work("e", 0.02, log))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.02)
    print(log[-1])
    task = asyncio.create_task(work("x", 10, log))
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), log[-1])
    try:
        await asyncio.wait_for(work("slow", 5, log), timeout=0.01)
    except TimeoutError as error:
        print("timeout", repr(error), isinstance(error, asyncio.TimeoutError))
    print(await asyncio.wait_for(work("quick", 0.01, log), 1))
    done, pending = await asyncio.wait([asyncio.create_task(work(n, n / 100, log)) for n in (3, 1, 2)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [t.result() for t in done])
    done, pending = await asyncio.wait(pending)
    print(len(done), len(pending), sorted(t.result() for t in done))
    done, pending = await asyncio.wait([asyncio.create_task(work(9, 1, log))], timeout=0.01)
    print(len(done), len(pending))
    for p in pending:
        p.cancel()
    for coro in asyncio.as_completed([work(n, n / 100, log) for n in (3, 1, 2)]):
        print("completed", await coro)
    async for t in asyncio.as_completed([asyncio.create_task(work(n, n / 100, log)) for n in (2, 1)]):
        print("completed", t.result())
    async with asyncio.timeout(1) as cm:
        await asyncio.sleep(0.01)
    print(cm.expired())
    try:
        async with asyncio.timeout(0.01) as cm:
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out", cm.expired())
    inner = asyncio.create_task(work("shielded", 0.02, log))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        print("shield", inner.done(), await inner)
    return "result"


print(asyncio.run(main()))
for bad in (lambda: asyncio.run(3), lambda: asyncio.get_running_loop(), lambda: asyncio.create_task(3), lambda: asyncio.Semaphore(-1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
