# ends: TimeLimit
x = 1 << 20_000_000
y = 1 << 20_000_000
while True:
    x == y
