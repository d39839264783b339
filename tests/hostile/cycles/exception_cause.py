# ends: ValueError
e = ValueError('x')
e.__cause__ = e
raise e
