# ends: ValueError
# limit: recursion = 100000
# limit: memory = 256 MiB
# limit: time = 20 s
def f(n):
    if n: f(n - 1)
    raise ValueError
f(50_000)
