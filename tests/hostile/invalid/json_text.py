# ends: done
import json
count = 0
for t in ['', '[', '{', '"', '"\\u12', '1e', '-', '[1,]', '{"a"}', 'nul', '\x00', '"\x01"', '1' * 5000, '[' * 500, '\ud800']:
    try:
        json.loads(t)
    except (ValueError, RecursionError):
        count += 1
assert count > 10
