# ends: RecursionError
async def f(n):
    if n: await f(n - 1)
f(100_000).send(None)
