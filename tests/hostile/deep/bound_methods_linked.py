# ends: done
# limit: memory = 512 MiB
# limit: time = 20 s
import types
f = len
for i in range(100_000): f = [f].append
repr(f)[:10]
