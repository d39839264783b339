# ends: RuntimeError
def g():
    raise StopIteration
    yield
next(g())
