# ends: ValueError
# limit: recursion = 20000
# limit: memory = 256 MiB
# limit: time = 20 s
def f(n):
    try:
        raise ValueError(n)
    finally:
        if n: f(n - 1)
f(3000)
