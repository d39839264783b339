# ends: TimeLimit
s = 'a' * 5_000_000
t = 'a' * 5_000_000
while True:
    s == t
    s < t
