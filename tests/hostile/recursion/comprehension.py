# ends: RecursionError
def f(x): return [f(x) for y in [1]]
f(1)
