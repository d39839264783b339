# ends: ValueError
def g():
    yield from sorted(gen)
gen = g()
list(gen)
