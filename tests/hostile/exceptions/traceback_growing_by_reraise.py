# ends: TimeLimit or MemoryLimit
e = ValueError()
while True:
    try:
        raise e
    except ValueError:
        pass
