# ends: TimeLimit
def forever():
    while True: yield 0
s = {1}
s.difference_update(forever())
