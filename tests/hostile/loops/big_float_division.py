# ends: TimeLimit or OverflowError
x = 1 << 10_000_000
while True:
    x / (x + 1)
