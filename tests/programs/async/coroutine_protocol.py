class Pause:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return f"got {got}"
async def add(a, b):
    r = await Pause(a + b)
    return r
async def fail():
    raise ValueError("async")
async def agen(n):
    for i in range(n):
        yield i
        await Pause(f"pause {i}")
class AM:
    async def __aenter__(self):
        print("aenter")
        return self
    async def __aexit__(self, *a):
        print("aexit", a[0])
        return True
async def main():
    print(await add(1, 2))
    try:
        await fail()
    except ValueError as e:
        print(e)
    async for x in agen(2):
        print("x", x)
    else:
        print("else")
    print([x async for x in agen(3) if x], {x: x async for x in agen(2)})
    async with AM() as am:
        raise KeyError
    return "done"
c = main()
print(type(c).__name__)
sent = None
n = 0
while True:
    try:
        print("yielded", c.send(sent))
    except StopIteration as e:
        print(e.value)
        break
    n += 1
    sent = n
try:
    c.send(None)
except RuntimeError as e:
    print(e)
async def simple():
    return 5
s = simple()
try:
    s.send(None)
except StopIteration as e:
    print(e.value)
async def bad():
    await 5
try:
    bad().send(None)
except TypeError as e:
    print(e)
