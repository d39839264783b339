# ends: TimeLimit or MemoryLimit
x = 3 ** 200_000
while True:
    round(x, -50_000)
