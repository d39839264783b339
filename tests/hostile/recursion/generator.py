# ends: RecursionError
def f():
    for x in f(): yield x
for x in f(): pass
