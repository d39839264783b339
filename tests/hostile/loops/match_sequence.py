# ends: TimeLimit
a = list(range(100_000))
while True:
    match a:
        case [first, *rest]: pass
