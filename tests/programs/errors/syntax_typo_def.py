deff foo(a):
    return a
