# ends: TimeLimit
x = 3 ** 1_000_000
while True:
    x * x
