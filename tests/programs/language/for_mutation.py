# Lists may change while they are walked; dicts and sets may not.
xs = [1, 2, 3, 4]
for x in xs:
    if x == 2:
        xs.remove(x)
    print(x, end=" ")
print(xs)
ys = [1]
for y in ys:
    if len(ys) < 5:
        ys.append(y + 1)
print(ys)
d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2}
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2}
for k in d:
    d[k] = "changed"
print(d)
d = {1: 1, 2: 2}
try:
    for k in d:
        del d[k]
        d[k + 10] = 1
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
