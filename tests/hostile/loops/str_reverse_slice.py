# ends: TimeLimit
s = 'aé\U0001f600' * 300_000
while True:
    s[::-1]
