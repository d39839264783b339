# ends: RecursionError or MemoryLimit
def f(*args): return f(*args, *args)
f(1)
