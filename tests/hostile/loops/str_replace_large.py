# ends: TimeLimit
s = 'ab' * 2_000_000
while True:
    s.replace('a', 'b')
