def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print(e)

def none(): pass
def two(a, b): pass
def default(a, b=1): pass
def kwonly(*, k, m): pass
def posonly(a, b, /): pass
def mixed(a, /, b, *, c): pass
def star(a, *args): pass

attempt(none, 1)
attempt(none, x=1)
attempt(two)
attempt(two, 1)
attempt(two, 1, 2, 3)
attempt(two, 1, 2, 3, 4)
attempt(two, 1, a=2)
attempt(two, 1, c=2)
attempt(default)
attempt(default, 1, 2, 3)
attempt(kwonly)
attempt(kwonly, k=1)
attempt(kwonly, 1)
attempt(kwonly, k=1, m=2, z=3)
attempt(posonly, 1, b=2)
attempt(posonly, a=1, b=2)
attempt(posonly, 1)
attempt(mixed, 1, 2)
attempt(mixed, 1, 2, 3, c=4)
attempt(mixed, 1, 2, 3)
attempt(star)
attempt(lambda x: x)
