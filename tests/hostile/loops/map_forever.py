# ends: TimeLimit
def forever():
    while True: yield 0
for x in map(int, forever()): pass
