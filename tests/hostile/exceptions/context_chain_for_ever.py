# ends: MemoryLimit or TimeLimit
# limit: memory = 8 MiB
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
