# ends: Range or RecursionError
# limit: time = 20 s
import json
json.loads('[' * 100_000 + ']' * 100_000)
