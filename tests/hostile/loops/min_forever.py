# ends: TimeLimit
def forever():
    while True: yield 1
min(forever())
