# ends: TimeLimit
s = 'a' * 10_000_000
while True:
    s.count('aa')
