# ends: TimeLimit
x = 3 ** 1_000_000
y = 7 ** 300_000
while True:
    x // y
    x % y
