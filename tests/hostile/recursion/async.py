# ends: RecursionError
async def f(): await f()
c = f()
c.send(None)
