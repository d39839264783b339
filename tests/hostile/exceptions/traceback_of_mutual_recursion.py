# ends: RecursionError
def f(n): g(n + 1)
def g(n): h(n + 1)
def h(n): f(n + 1)
f(0)
