# ends: TimeLimit
# limit: memory = 64 MiB
a = [1] * 1_000_000
while True:
    a.insert(0, 1)
    del a[0]
