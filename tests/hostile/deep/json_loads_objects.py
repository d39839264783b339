# ends: Range or RecursionError
# limit: time = 20 s
import json
json.loads('{"a":' * 100_000 + '1' + '}' * 100_000)
