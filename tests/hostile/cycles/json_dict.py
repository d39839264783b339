# ends: ValueError
import json
a = {}
a['a'] = [a]
json.dumps(a, indent=1)
