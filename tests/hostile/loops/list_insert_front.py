# ends: TimeLimit
a = [1] * 1_000_000
while True:
    a.insert(0, 1)
    del a[0]
