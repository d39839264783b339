# Names given twice to a call, by `**` and by themselves in any order.
def f(*a, **k): return a, k
def t(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
t(lambda: f(**{'x': 3}, x=5, y=2))
t(lambda: f(x=5, **{'x': 3}, y=2))
t(lambda: f(**{'x': 3}, **{'x': 5}, y=2))
t(lambda: f(**{1: 3}, **{1: 5}))
t(lambda: f(**{1: 3}))
t(lambda: f(**{1: 3}, x=2))
t(lambda: f(x=2, **{1: 3}))
t(lambda: f(y=1, **{'z': 3}, x=2, **{'w': 1}, q=2))
t(lambda: f(1, **{'z': 3}, z=2))
t(lambda: dict(**{'x': 3}, x=5))
t(lambda: print(**{'x': 3}, x=5))
class C:
    def m(self, **k): return k
    def __init__(self, **k): pass
t(lambda: C().m(**{'x': 3}, x=5))
t(lambda: C(**{'x': 3}, x=5))
try:
    class D(metaclass=type, **{'a': 1}, a=2): pass
except TypeError as e: print(e)
try:
    class D(**{'a': 1}, a=2): pass
except TypeError as e: print(e)
t(lambda: {**{'x': 1}, 'x': 2})
def order(x): print(x); return x
t(lambda: f(**{'x': order(1)}, x=order(2), z=order(3)))
