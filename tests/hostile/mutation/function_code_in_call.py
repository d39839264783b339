# ends: done
def f(g):
    global f
    f = lambda g: 1
    return g(g)
f(lambda x: f(x))
