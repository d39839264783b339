# ends: TimeLimit
s = '1' * 1_000_000 + '.' + '1' * 1_000_000
while True:
    float(s)
