from functools import partial, reduce, partialmethod, wraps, update_wrapper
def f(a, b, c=3, *, d=4): return a, b, c, d
p = partial(f, 1, d=9)
print(p(2), p(2, c=5), p(2, d=0), p.func is f, p.args, p.keywords, partial(p, 2)(), partial(int, base=2)("101"), partial(print, "x", sep="-")("y"), list(map(partial(pow, 2), range(4))))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), reduce(max, [3, 9, 2]), reduce(lambda a, x: a + [x], "ab", []), reduce(lambda a, b: f"({a}{b})", "abcd"), reduce(lambda a, b: a, [5]))
for g in (lambda: reduce(lambda a, b: a, []), lambda: reduce(5, [1, 2]), lambda: reduce(max, 5), lambda: partial(), lambda: partial(5), lambda: p(), lambda: reduce(max), lambda: reduce(lambda a, b: 1 / 0, [1, 2])):
    try: print(g())
    except (TypeError, ZeroDivisionError) as e: print(type(e).__name__, e)
class C:
    def set(self, k, v): return k, v
    on = partialmethod(set, "on")
print(C().on(1))
def deco(fn):
    @wraps(fn)
    def wrapper(*a, **k):
        "wrapper doc"
        return fn(*a, **k)
    return wrapper
@deco
def documented(x: int) -> str:
    "original doc"
    return str(x)
print(documented.__name__, documented.__doc__, documented.__wrapped__(5), documented.__annotations__, documented.__qualname__, documented(3))
try: reduce(lambda a, b: a, [1], initial=5, foo=1)
except TypeError as e: print(e)
print(reduce(lambda a, b: a + b, [1], initial=5))
