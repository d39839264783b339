# ends: MemoryLimit or TimeLimit
e = ValueError()
while True:
    try:
        try:
            raise e
        except ValueError:
            raise KeyError
    except KeyError as k:
        n = ValueError()
        n.__context__ = k
        e = n
