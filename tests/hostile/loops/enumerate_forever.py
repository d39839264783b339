# ends: TimeLimit
def forever():
    while True: yield 0
for a in enumerate(forever()): pass
