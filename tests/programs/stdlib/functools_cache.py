from functools import lru_cache, cache, cached_property
calls = []
@lru_cache(maxsize=2)
def sq(x):
    calls.append(x)
    return x * x
print([sq(i) for i in (1, 2, 1, 3, 2, 1)], calls, sq.cache_info(), sq.cache_parameters())
sq.cache_clear(); print(sq.cache_info(), sq.__name__, sq.__wrapped__(5))
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info())
@lru_cache
def kw(a, b=1): return (a, b)
kw(1); kw(1, 1); kw(1, b=1); kw(a=1); print(kw.cache_info())
@lru_cache(typed=True)
def typed(x): return type(x).__name__
print(typed(1), typed(1.0), typed(True), typed.cache_info().misses)
try: sq([1])
except TypeError as e: print(e)
@cache
def fails(x):
    calls.append("fail"); raise ValueError(x)
for _ in range(2):
    try: fails(1)
    except ValueError: pass
print(calls.count("fail"), fails.cache_info())
class C:
    n = 0
    @cached_property
    def value(self):
        C.n += 1
        return f"computed {C.n}"
    @lru_cache
    def m(self, x): return x * 2
c = C()
print(c.value, c.value, C.n, c.__dict__); del c.value; print(c.value); c.value = "set"; print(c.value, c.m(4), C.m.cache_info().currsize, type(C.value).__name__)
try: lru_cache("x")
except TypeError as e: print(e)
