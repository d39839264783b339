# ends: TimeLimit
i = 0
while True:
    hash('x' * 5_000_000)
