# ends: TimeLimit
a = [1] * 1_000_000
while True:
    a.count(2)
