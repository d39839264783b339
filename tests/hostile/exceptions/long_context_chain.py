# ends: ValueError
# limit: time = 20 s
e = None
for i in range(100_000):
    f = ValueError(i)
    f.__context__ = e
    e = f
raise e
