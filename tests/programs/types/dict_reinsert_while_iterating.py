d = {1: 1, 2: 2}
out = []
try:
    for k in d:
        out.append(k)
        if len(out) < 7:
            v = d.pop(list(d)[-1]); d[k + 10] = v
except RuntimeError as e:
    print(e)
print(out)
d = {1: 1}
out = []
try:
    for k in d:
        out.append(k)
        if len(out) < 9:
            del d[k]
            d[k] = 1
except RuntimeError as e:
    print(e)
print(out)
d = dict.fromkeys(range(20))
out = []
try:
    for k in d:
        out.append(k)
        if k == 19 and len(out) < 24:
            del d[19]
            d[19] = 1
except RuntimeError as e:
    print(e)
print(out)
d = dict.fromkeys(range(5))
for i in range(3): print(d.popitem(), end=" ")
d[9] = 1
del d[9]
print(d.popitem(), list(reversed(d)), d)
