# ends: MemoryLimit or TimeLimit
import json
a = []
for i in range(100):
    a = [a, a]
json.dumps(a)
