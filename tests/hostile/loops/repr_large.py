# ends: TimeLimit
t = list(range(200_000))
while True:
    repr(t)
