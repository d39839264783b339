def f(*args, **kwargs):
    return args, kwargs
print(f())
print(f(1, 2, x=3))
print(f(*[1, 2], *(3,), **{"a": 1}, **dict(b=2)))
print(f(*"ab", 9, *range(2), k=0, **{}))
def g(a, *rest, key="k", **others):
    return a, rest, key, others
print(g(1, 2, 3, key=4, z=5))
print(g(*[1], **{"key": 2}))
args = (1, 2)
def h(*a):
    return a is args, a
print(h(*args))
def mutate(**kw):
    kw["new"] = 1
    return kw
d = {"old": 0}
print(mutate(**d), d)
print(f(x=1, *[2]))
def posonly_name(a, /, **kw):
    return a, kw
print(posonly_name(1, a=2))
