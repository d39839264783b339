# ends: RecursionError
# limit: memory = 256 MiB
# limit: time = 20 s
import json
a = []
for i in range(100_000): a = [a]
json.dumps(a)
