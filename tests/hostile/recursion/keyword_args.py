# ends: RecursionError
def f(**names): return f(**names)
f(x=1)
