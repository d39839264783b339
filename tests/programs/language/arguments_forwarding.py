def target(a, b=2, *rest, key=None, **extra):
    return a, b, rest, key, extra
def forward(*args, **kwargs):
    return target(*args, **kwargs)
print(forward(1), forward(1, 2, 3, key="k", z=9), forward(*"xyz"), forward(b=1, a=0))
def add_log(f):
    def inner(*args, log=True, **kw):
        if log: print("log", args, kw)
        return f(*args, **kw)
    return inner
print(add_log(target)(1, key=2), add_log(target)(1, log=False))
def partial(f, *first, **named):
    return lambda *rest, **more: f(*first, *rest, **{**named, **more})
p = partial(target, 1, key="fixed")
print(p(), p(5, key="changed"), p(5, 6, x=1))
def kw_only(*, a, b=a if (a := 5) else 0): return a, b
print(kw_only(a=1))
def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p): return sum((a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p))
print(many(*range(16)), many(**{c: 1 for c in "abcdefghijklmnop"}))
class Callable:
    def __call__(self, *a, **k): return a, k
print(Callable()(1, *[2], x=3, **{"y": 4}), (lambda *a, **k: (a, k))(*(), **{}))
def generator_args(*a): return a
print(generator_args(*(i * i for i in range(3)), *map(str, [1])), generator_args(*{}, *""))
