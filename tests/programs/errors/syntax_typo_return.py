def f(x):
    retrun x + 1
