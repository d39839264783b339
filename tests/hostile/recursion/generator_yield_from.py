# ends: RecursionError
def f(): yield from f()
for x in f(): pass
