# ends: RecursionError or TimeLimit
def f():
    try:
        f()
    except RecursionError:
        g()
def g(): g()
f()
