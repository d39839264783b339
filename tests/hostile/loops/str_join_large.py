# ends: TimeLimit
parts = ['x'] * 100_000
while True:
    ''.join(parts)
