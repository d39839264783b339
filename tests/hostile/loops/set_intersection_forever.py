# ends: TimeLimit
def forever():
    while True: yield 0
{1}.intersection(forever())
