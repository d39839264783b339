class M:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): pass
with M((1, [2, 3])) as (a, [b, c]):
    print(a, b, c)
d = {}
with M(5) as d["k"], M([1, 2, 3]) as (d["h"], *d["t"]):
    print(d)
class O: pass
o = O()
with M(7) as o.attr:
    print(o.attr)
try:
    with M(1) as (x, y):
        print("never")
except TypeError as e:
    print(e)
from contextlib import contextmanager, suppress, closing, nullcontext, ExitStack
@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    finally:
        print(f"</{name}>")
with tag("a") as t, tag("b"):
    print(t)
try:
    with tag("err"):
        raise ValueError("x")
except ValueError as e:
    print("out", e)
with suppress(KeyError, ValueError):
    {}["x"]
with nullcontext(3) as n:
    print(n)
with ExitStack() as stack:
    for name in "xy":
        stack.enter_context(tag(name))
    stack.callback(print, "callback")
    print("in stack")
