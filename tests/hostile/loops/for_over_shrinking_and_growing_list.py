# ends: TimeLimit
a = [1]
for x in a:
    a.append(x)
    if len(a) > 100:
        del a[:]
        a.extend([1] * 50)
        continue
while True: pass
