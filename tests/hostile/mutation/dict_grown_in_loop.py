# ends: RuntimeError
d = {1: 1}
for x in d: d[x + 1] = 1
