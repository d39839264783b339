# ends: TimeLimit
t = frozenset(range(100_000))
while True:
    hash(t)
