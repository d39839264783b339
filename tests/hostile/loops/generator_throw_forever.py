# ends: TimeLimit
def stubborn():
    while True:
        try:
            yield
        except BaseException:
            pass
g = stubborn()
next(g)
while True:
    g.throw(ValueError)
