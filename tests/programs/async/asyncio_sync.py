import asyncio


async def producer(queue, n):
    for i in range(n):
        await queue.put(i)
        print("put", i, queue.qsize())
    await queue.put(None)


async def consumer(queue):
    got = []
    while (item := await queue.get()) is not None:
        got.append(item)
        queue.task_done()
        await asyncio.sleep(0.001)
    queue.task_done()
    return got


async def locked(lock, name, log):
    async with lock:
        log.append(f"{name} in")
        await asyncio.sleep(0.01)
        log.append(f"{name} out")


async def main():
    queue = asyncio.Queue(maxsize=2)
    _, got = await asyncio.gather(producer(queue, 5), consumer(queue))
    print(got, queue.empty(), queue.full(), queue.maxsize, queue)
    await queue.join()
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print("empty", repr(error))
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print("full", repr(error))
    queue.task_done()
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    priority = asyncio.PriorityQueue()
    for item in (3, 1, 2):
        priority.put_nowait(item)
    print([priority.get_nowait() for _ in range(3)])
    stack = asyncio.LifoQueue()
    for item in (3, 1, 2):
        stack.put_nowait(item)
    print([await stack.get() for _ in range(3)])
    stack.shutdown()
    try:
        await stack.get()
    except asyncio.QueueShutDown:
        print("shut down")
    log = []
    lock = asyncio.Lock()
    await asyncio.gather(*(locked(lock, n, log) for n in "abc"))
    print(log, lock.locked(), str(lock).split(" at ")[0])
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    semaphore = asyncio.Semaphore(2)
    log.clear()
    await asyncio.gather(*(locked(semaphore, n, log) for n in "abcd"))
    print(log, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    event = asyncio.Event()

    async def waiter(n):
        await event.wait()
        return n

    waiting = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(event.is_set(), [t.done() for t in waiting])
    event.set()
    print(await asyncio.gather(*waiting), event.is_set())
    event.clear()
    condition = asyncio.Condition()
    ready = []

    async def consumer2(n):
        async with condition:
            await condition.wait_for(lambda: len(ready) > n)
            return n, list(ready)

    tasks = [asyncio.create_task(consumer2(n)) for n in (1, 0)]
    for item in "xy":
        await asyncio.sleep(0.001)
        async with condition:
            ready.append(item)
            condition.notify_all()
    print(await asyncio.gather(*tasks))
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)
    barrier = asyncio.Barrier(3)

    async def at_barrier(n):
        await asyncio.sleep(n / 1000)
        i = await barrier.wait()
        return n, i

    print(await asyncio.gather(*(at_barrier(n) for n in (2, 0, 1))), barrier.n_waiting, barrier.parties, barrier.broken)
    print(await asyncio.to_thread(sum, [1, 2, 3]))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, max, 3, 4))
    future = loop.create_future()
    loop.call_later(0.002, future.set_result, "later")
    loop.call_soon(print, "soon")
    print(await future, future)
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print(repr(error))
    future = loop.create_future()
    future.add_done_callback(lambda f: print("callback", f.exception()))
    future.set_exception(ValueError("no"))
    try:
        await future
    except ValueError as error:
        print("raised", error)
    await asyncio.sleep(0)
    print(asyncio.iscoroutinefunction(main), asyncio.iscoroutine(3), asyncio.isfuture(future))


asyncio.run(main())
