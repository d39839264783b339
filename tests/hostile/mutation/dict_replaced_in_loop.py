# ends: RuntimeError
d = {0: 1}
i = 0
for x in d:
    del d[i]
    i += 1
    d[i] = 1
