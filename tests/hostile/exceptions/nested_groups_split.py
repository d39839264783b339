# ends: done
e = ValueError()
for i in range(10_000): e = ExceptionGroup('g', [e])
try:
    raise e
except* ValueError:
    pass
