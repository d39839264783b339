# ends: TimeLimit
def forever():
    while True: yield (1, 2)
dict(forever())
