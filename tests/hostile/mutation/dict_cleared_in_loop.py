# ends: RuntimeError
d = {1: 1, 2: 2, 3: 3}
for x in d: d.clear()
