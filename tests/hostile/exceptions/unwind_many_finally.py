# ends: ValueError
# limit: recursion = 50000
# limit: memory = 256 MiB
# limit: time = 20 s
n = [0]
def f(depth):
    try:
        if depth: f(depth - 1)
        else: raise ValueError
    finally:
        n[0] += 1
f(20_000)
