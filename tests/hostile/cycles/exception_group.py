# ends: ExceptionGroup
e = ValueError()
g = ExceptionGroup('g', [e])
e.__context__ = g
raise g
