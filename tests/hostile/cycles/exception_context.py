# ends: ValueError
e = ValueError()
f = ValueError()
e.__context__ = f
f.__context__ = e
raise e
