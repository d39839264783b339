# ends: MemoryLimit
def f(*args): return args
a = [1] * 1000
while True:
    a = f(*a, *a)
