from decimal import Decimal as D, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, DivisionByZero, InvalidOperation, getcontext, localcontext
print(D("1.10") + D("2.2"), D("0.1") + D("0.2") == D("0.3"), D(1) / D(3), D("1e3"), D(0.1), D((1, (1, 2, 3), -2)), repr(D("-0")))
price, rate = D("19.99"), D("0.0825")
print((price * rate).quantize(D("0.01")), (price * 3).quantize(D("1"), ROUND_HALF_UP), D("2.675").quantize(D("0.01"), rounding=ROUND_HALF_EVEN), round(D("2.5")), round(D("2.567"), 2))
print(f"{D('1234567.891'):,.2f}|{D('0.5'):.0%}|{D('3.14159'):>10.3f}|{D('1E+5'):f}|{D('12'):08.2f}|{D('1E-9')}|{D('123E+4'):e}")
print(D(7) // D(2), D(-7) // D(2), D(-7) % D(2), divmod(D("7.5"), 2), D(2) ** 10, D(2) ** D("0.5"), D(4).sqrt(), D(2).sqrt(), abs(D(-3)), -D("1.0"), +D("1.00"))
print(sorted([D("1.5"), D("-2"), D("0"), D(1)]), max(D(1), D("1.5")), sum([D("0.1")] * 10), D("1.0") == 1 == D(1), hash(D("1.0")) == hash(1), D("0.5") == 0.5, D(1) < 1.5, 3 + D(1), 10 / D(4), {D("1"): "a"}[1])
print(D("123.4500").normalize(), D("100").normalize(), D("1.23").as_tuple(), D("1.25").as_integer_ratio(), int(D("3.9")), float(D("0.1")), D("Infinity"), D("NaN"), D("-Inf") < 0, D("12.3").adjusted(), D("1.5").to_integral_value(), bool(D("0.0")))
print(D("2").ln(), D("100").log10(), D("1").exp(), D("0.1").exp(), D("10").ln())
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / D(7), D("123456.789") + 0, ctx)
with localcontext(prec=3, rounding=ROUND_DOWN):
    print(D(2) / D(3), getcontext().prec)
print(D(1) / D(7), getcontext())
for f in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D("abc"), lambda: D([1]), lambda: D("1e30").quantize(D("0.01")), lambda: D(None), lambda: int(D("NaN")), lambda: D(-1).sqrt(), lambda: D("inf") - D("inf"), lambda: D("NaN") < 1, lambda: Context(prec=0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, isinstance(e, ArithmeticError))
