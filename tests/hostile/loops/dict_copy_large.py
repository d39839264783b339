# ends: TimeLimit
d = dict.fromkeys(range(100_000))
while True:
    dict(d)
