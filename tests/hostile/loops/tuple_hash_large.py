# ends: TimeLimit
t = tuple(range(500_000))
while True:
    hash(t)
