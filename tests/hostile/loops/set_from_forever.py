# ends: TimeLimit
def forever():
    while True: yield 0
set(forever())
