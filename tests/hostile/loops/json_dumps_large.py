# ends: TimeLimit or MemoryLimit
import json
a = [[1, 'x', 2.5, None]] * 10_000
while True:
    json.dumps(a)
