# ends: MemoryLimit or TimeLimit
# limit: memory = 4 MiB
import json
a = []
for i in range(100):
    a = [a, a]
json.dumps(a)
