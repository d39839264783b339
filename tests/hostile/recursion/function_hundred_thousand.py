# ends: done
# limit: recursion = 150000
# limit: memory = 256 MiB
# limit: time = 20 s
def f(n): return n and f(n - 1)
f(100_000)
