def f(a, b=2, *, c=3, d):
    return a, b, c, d
print(f(1, d=4), f(1, 5, d=6, c=7))
print(f.__defaults__, f.__kwdefaults__)

# Defaults are evaluated once, when `def` runs.
def push(x, to=[]):
    to.append(x)
    return to
print(push(1), push(2), push(3, []))
n = 5
def g(x=n):
    return x
n = 6
print(g())
def h(x=print("evaluated")):
    return x
print(h(), h())
f.__defaults__ = (20,)
print(f(1, d=0))
