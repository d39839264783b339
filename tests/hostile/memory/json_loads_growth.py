# ends: MemoryLimit
import json
kept = []
text = '[' + '[],' * 100000 + '[]]'
while True:
    kept.append(json.loads(text))
