# ends: TimeLimit
def forever():
    while True: yield 0
def outer():
    yield from forever()
for x in outer(): pass
