# ends: RecursionError
# limit: memory = 512 MiB
# limit: time = 20 s
def make(f): return lambda: f()
f = int
for i in range(200_000): f = make(f)
f()
