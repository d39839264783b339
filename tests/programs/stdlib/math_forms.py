def show(*attempts):
    for i, attempt in enumerate(attempts):
        try:
            result = attempt()
            text = repr(list(result) if hasattr(result, "__next__") else result)
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
        print(i, text.split(" at 0x")[0])


import math as m

show(
    lambda: m.sqrt(-1),
    lambda: m.sqrt("a"),
    lambda: m.sqrt(),
    lambda: m.sqrt(16),
    lambda: m.isqrt(17),
    lambda: m.isqrt(-1),
    lambda: m.isqrt(2.0),
    lambda: m.factorial(20),
    lambda: m.factorial(-1),
    lambda: m.factorial(2.5),
    lambda: m.factorial(5.0),
    lambda: m.comb(5, 2),
    lambda: m.comb(5, -1),
    lambda: m.comb(5.0, 1),
    lambda: m.perm(5),
    lambda: m.perm(5, 2),
    lambda: m.perm(-5),
    lambda: m.gcd(12, 18, 27),
    lambda: m.gcd(),
    lambda: m.gcd(1.5),
    lambda: m.lcm(4, 6),
    lambda: m.lcm(),
    lambda: m.floor(-2.5),
    lambda: m.ceil(-2.5),
    lambda: m.trunc(-2.5),
    lambda: m.floor("a"),
    lambda: m.ceil(float("inf")),
    lambda: m.floor(float("nan")),
    lambda: m.fabs(-3),
    lambda: m.fmod(-7, 3),
    lambda: m.fmod(1, 0),
    lambda: m.remainder(7, 4),
    lambda: m.modf(-2.75),
    lambda: m.frexp(10),
    lambda: m.ldexp(0.5, 4),
    lambda: m.ldexp(1, 10000),
    lambda: m.copysign(1, -0.0),
    lambda: m.fsum([0.1] * 10),
    lambda: m.fsum(["a"]),
    lambda: m.fsum(3),
    lambda: m.prod([1, 2, 3]),
    lambda: m.prod([], start=5),
    lambda: m.prod(["a", 2]),
    lambda: m.sumprod([1, 2], [3, 4]),
    lambda: m.sumprod([1], [3, 4]),
    lambda: m.exp(1),
    lambda: m.exp(1000),
    lambda: m.expm1(1e-10),
    lambda: m.exp2(3),
    lambda: m.log(0),
    lambda: m.log(-1),
    lambda: m.log(8, 2),
    lambda: m.log(8, 1),
    lambda: m.log(10**400),
    lambda: m.log("a"),
    lambda: m.log2(8),
    lambda: m.log10(1000),
    lambda: m.log10(0),
    lambda: m.log2(-3),
    lambda: m.log1p(-1),
    lambda: m.pow(2, 0.5),
    lambda: m.pow(0, -1),
    lambda: m.pow(-1, 0.5),
    lambda: m.pow(10, 400),
    lambda: m.cbrt(27),
    lambda: m.hypot(3, 4),
    lambda: m.hypot(),
    lambda: m.dist([1, 2], [4, 6]),
    lambda: m.dist([1], [4, 6]),
    lambda: m.dist(1, 2),
    lambda: m.sin(0),
    lambda: m.acos(2),
    lambda: m.asin(-2),
    lambda: m.atan2(1, 1),
    lambda: m.sin(float("inf")),
    lambda: m.atanh(1),
    lambda: m.acosh(0.5),
    lambda: m.degrees(m.pi),
    lambda: m.radians(180),
    lambda: m.isclose(1, 1 + 1e-10),
    lambda: m.isclose(1, 2, rel_tol=-1),
    lambda: m.isclose(1, 1.1, abs_tol=0.2),
    lambda: m.isnan(float("nan")),
    lambda: m.isinf("a"),
    lambda: m.isfinite(1),
    lambda: m.nextafter(1, 2),
    lambda: m.nextafter(1, 2, steps=3),
    lambda: m.nextafter(1, 2, steps=-3),
    lambda: m.ulp(1),
    lambda: m.gamma(5),
    lambda: m.gamma(-1),
    lambda: m.lgamma(0),
    lambda: m.erf(0),
    lambda: m.fma(2, 3, 4),
    lambda: m.fma(float("inf"), 0, 1),
    lambda: (m.pi, m.e, m.tau, m.inf, m.nan),
    lambda: m.sqrt(x=3),
    lambda: m.sqrt(1, 2),
    lambda: m.floor(10**30),
    lambda: m.exp(10**400),
    lambda: m.trunc("a"),
    lambda: m.foo,
    lambda: m.comb(10**2, 50),
    lambda: m.ldexp(1.0, 2.0),
    lambda: m.pow(2),
    lambda: m.gcd(-4, 6),
)


class N:
    def __floor__(self):
        return "floored"

    def __ceil__(self):
        return "ceiled"

    def __trunc__(self):
        return "trunced"

    def __float__(self):
        return 4.0

    def __index__(self):
        return 12


print(m.floor(N()), m.ceil(N()), m.trunc(N()), m.sqrt(N()), m.gcd(N(), 8), m.factorial(N()))
