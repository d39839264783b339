# ends: ExceptionGroup
e = ValueError()
for i in range(10_000): e = ExceptionGroup('g', [e])
raise e
