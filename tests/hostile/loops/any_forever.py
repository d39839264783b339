# ends: TimeLimit
def forever():
    while True: yield 0
any(forever())
