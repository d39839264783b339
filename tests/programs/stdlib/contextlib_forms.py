from contextlib import contextmanager, suppress, ExitStack, closing, redirect_stdout, nullcontext, ContextDecorator, AbstractContextManager
import io
@contextmanager
def managed(x):
    print("enter", x)
    try: yield x * 2
    except ValueError as e: print("swallowed", e)
    finally: print("exit", x)
with managed(1) as v: print(v)
with managed(2): raise ValueError("v")
try:
    with managed(3): raise KeyError("k")
except KeyError as e: print("out", e)
@contextmanager
def never():
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
for bad in (never, twice):
    try:
        with bad(): pass
    except RuntimeError as e: print(e)
@managed("deco")
def f(): print("in f"); return "r"
print(f())
with suppress(ZeroDivisionError, KeyError): {}["x"]
with ExitStack() as s:
    vals = [s.enter_context(managed(i)) for i in "ab"]; s.callback(print, "cb", 1, sep="-"); print(vals)
    s2 = s.pop_all()
print("popped"); s2.close()
class R:
    def close(self): print("closed")
with closing(R()) as r: pass
buf = io.StringIO()
with redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
with nullcontext() as n: print(n)
class CM(ContextDecorator):
    def __enter__(self): print("E"); return self
    def __exit__(self, *a): print("X")
@CM()
def g(): print("g")
g()
