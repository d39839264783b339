import math
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log("x"), lambda: math.sqrt("x"), lambda: math.floor("x"), lambda: math.floor(math.inf), lambda: math.floor(math.nan), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.isqrt(-1), lambda: math.isqrt(1.5), lambda: math.gcd(1.5), lambda: math.comb(-1, 2), lambda: math.comb(1.5, 1), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.fmod(1, 0), lambda: math.pow(0, -1), lambda: math.pow(-8, 1 / 3), lambda: math.sqrt(), lambda: math.sqrt(1, 2), lambda: math.dist([1], [1, 2]), lambda: math.sin(math.inf), lambda: math.gamma(0), lambda: math.ldexp(1.0, 5000), lambda: math.sumprod([1], [1, 2]), lambda: math.fsum(["a"]), lambda: math.hypot("a"), lambda: math.log(10, 1), lambda: math.prod(5), lambda: math.sqrt(None), lambda: math.ceil([]), lambda: math.sqrt(10 ** 400), lambda: math.perm(3, -1), lambda: math.log(10, 0), lambda: math.isclose(1, 1, rel_tol=-1), lambda: math.nothing, lambda: math.remainder(1, 0), lambda: math.atanh(1)):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError, ZeroDivisionError, AttributeError) as e:
        print(type(e).__name__, e)
class N:
    def __float__(self): return 4.0
    def __floor__(self): return "floor"
    def __index__(self): return 6
print(math.sqrt(N()), math.floor(N()), math.gcd(N(), 4), math.trunc(2.5), math.factorial(N()))
