# ends: TimeLimit
def forever():
    while True: yield 1
max(forever(), key=lambda x: x)
