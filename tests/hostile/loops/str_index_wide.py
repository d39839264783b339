# ends: TimeLimit
s = 'aé\U0001f600' * 300_000
while True:
    for i in range(0, 900_000, 997):
        s[i]
        s[i:i + 5]
