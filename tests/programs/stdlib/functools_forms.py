def show(*attempts):
    for i, attempt in enumerate(attempts):
        try:
            result = attempt()
            text = repr(list(result) if hasattr(result, "__next__") else result)
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
        print(i, text.split(" at 0x")[0])


import functools as ft

calls = []


@ft.lru_cache(maxsize=2)
def square(x, *, plus=0):
    "Squares."
    calls.append(x)
    return x * x + plus


class Thing:
    def __init__(self):
        self.count = 0

    @ft.cached_property
    def value(self):
        "doc of value"
        self.count += 1
        return self.count

    @ft.cache
    def twice(self, x):
        return x * 2

    @ft.singledispatchmethod
    def kind(self, arg):
        return f"any {arg}"

    @kind.register
    def _(self, arg: int):
        return f"int {arg}"

    @kind.register(str)
    def _(self, arg):
        return f"str {arg}"

    def base(self, a, b=2, *, c=3):
        return a, b, c

    part = ft.partialmethod(base, 1, c=9)


@ft.singledispatch
def describe(value, extra=None):
    return f"object {value!r} {extra}"


@describe.register
def _(value: int | float, extra=None):
    return f"number {value}"


@describe.register(list)
@describe.register(tuple)
def _(value, extra=None):
    return f"sequence {len(value)}"


@ft.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Version) else NotImplemented


thing = Thing()
p = ft.partial(int, base=2)
q = ft.partial(print, 1, 2, sep="-")
show(
    lambda: [square(2), square(2), square(3), square(4), square(2)],
    lambda: square.cache_info(),
    lambda: square.cache_parameters(),
    lambda: square(2, plus=1),
    lambda: square.__wrapped__(5),
    lambda: square.cache_clear(),
    lambda: square.cache_info(),
    lambda: square([]),
    lambda: square(),
    lambda: ft.lru_cache(3.5),
    lambda: ft.lru_cache("a"),
    lambda: ft.lru_cache(-1)(len).cache_parameters(),
    lambda: ft.lru_cache(None)(len).cache_info(),
    lambda: ft.lru_cache(typed=True)(lambda x: x).cache_parameters(),
    lambda: (thing.value, thing.value, thing.__dict__),
    lambda: Thing.value.__doc__,
    lambda: (thing.twice(2), Thing.twice.cache_info()),
    lambda: thing.kind(1) + thing.kind("a") + thing.kind(2.5) + thing.kind(True),
    lambda: thing.kind(),
    lambda: thing.part(),
    lambda: thing.part(5),
    lambda: thing.part(c=4),
    lambda: thing.part(1, 2, 3),
    lambda: ft.partialmethod(3),
    lambda: p("101"),
    lambda: (p.func, p.args, p.keywords),
    lambda: p,
    lambda: q,
    lambda: q(3),
    lambda: ft.partial(p, "11")(),
    lambda: ft.partial(p, "11"),
    lambda: ft.partial(),
    lambda: ft.partial(3),
    lambda: ft.partial(pow, ft.Placeholder, 2)(5),
    lambda: ft.partial(pow, ft.Placeholder, 2),
    lambda: ft.partial(pow, ft.Placeholder),
    lambda: ft.partial(pow, ft.Placeholder, 2)(),
    lambda: ft.Placeholder,
    lambda: describe(1),
    lambda: describe(2.5),
    lambda: describe("x", extra=3),
    lambda: describe([1, 2]),
    lambda: describe((1,)),
    lambda: describe(),
    lambda: describe.dispatch(bool) is describe.dispatch(int),
    lambda: sorted(k.__name__ for k in describe.registry),
    lambda: describe.register(3),
    lambda: describe.register("int", None),
    lambda: describe.register(lambda x: x),
    lambda: ft.reduce(lambda a, b: a + b, [1, 2, 3]),
    lambda: ft.reduce(lambda a, b: a + b, [], 5),
    lambda: ft.reduce(lambda a, b: a + b, [1, 2], initial=5),
    lambda: ft.reduce(lambda a, b: a + b, []),
    lambda: ft.reduce(lambda a, b: a + b, 5),
    lambda: ft.reduce(5, [1, 2]),
    lambda: ft.reduce(len),
    lambda: (Version(1) < Version(2), Version(1) >= Version(2), Version(2) > Version(1), Version(1) <= Version(1)),
    lambda: Version(1) < 3,
    lambda: Version(1) >= 3,
    lambda: ft.total_ordering(type("Empty", (), {})),
    lambda: sorted([3, 1, 2], key=ft.cmp_to_key(lambda a, b: b - a)),
    lambda: ft.cmp_to_key(lambda a, b: a - b)(1) < ft.cmp_to_key(lambda a, b: a - b)(2),
    lambda: ft.cmp_to_key(lambda a, b: a - b)(1) < 2,
    lambda: hash(ft.cmp_to_key(lambda a, b: a - b)(1)),
    lambda: ft.cmp_to_key(lambda a, b: a - b)(7).obj,
    lambda: ft.wraps(len)(lambda x: x).__name__,
    lambda: ft.WRAPPER_ASSIGNMENTS,
    lambda: ft.WRAPPER_UPDATES,
    lambda: ft.update_wrapper(lambda: 1, describe).__wrapped__ is describe,
    lambda: ft.cached_property(len).func,
    lambda: ft.cached_property(),
)


class NoDict:
    __slots__ = ()

    @ft.cached_property
    def x(self):
        return 1


show(lambda: NoDict().x)
named = ft.cached_property(lambda self: 1)
try:
    class Two:
        a = named
        b = named
except Exception as error:
    print(type(error).__name__, error, getattr(error, "__notes__", None))
try:
    ft.cached_property(len).__get__(thing)
except TypeError as error:
    print(error)
