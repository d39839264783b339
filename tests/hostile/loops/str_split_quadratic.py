# ends: TimeLimit
s = 'a,' * 100_000
while True:
    s.split(',')
    s.rsplit(',')
