# ends: TimeLimit
def forever():
    while True: yield 0
next(filter(None, forever()))
