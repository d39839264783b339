# ends: RecursionError or done
# limit: memory = 512 MiB
# limit: time = 20 s
import functools
f = int
for i in range(100_000): f = functools.partial(f)
f()
