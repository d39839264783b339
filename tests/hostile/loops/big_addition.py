# ends: TimeLimit
x = 1 << 10_000_000
while True:
    x + 1
