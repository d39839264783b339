# ends: TimeLimit
x = (1 << 20_000_000) - 1
while True:
    x.bit_count()
