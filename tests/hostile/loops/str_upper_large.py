# ends: TimeLimit
s = 'aé' * 1_000_000
while True:
    s.upper()
    s.lower()
    s.title()
    s.isalpha()
