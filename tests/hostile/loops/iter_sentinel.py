# ends: TimeLimit
for x in iter(int, 1): pass
