# ends: TimeLimit
while True:
    try:
        raise ValueError
    except ValueError:
        pass
