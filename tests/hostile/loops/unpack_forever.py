# ends: ValueError
def forever():
    while True: yield 0
a, b = forever()
