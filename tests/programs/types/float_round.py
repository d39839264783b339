for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 2.665, 1.005, 0.125, 1e20, 5.55, 1234.5678, 0.05, 1e-10):
    print(x, round(x), round(x, 1), round(x, 2), round(x, 0), round(x, -1), round(x, None))
print(round(1e300, -299), round(1234.5, -2), round(5.0, 400), round(5.5, -400), round(1.23456789, 5), round(-0.4), round(-0.4, 0))
for f in (lambda: round(float("nan")), lambda: round(float("inf")), lambda: round("x"), lambda: round(1.5, "x"), lambda: round(1.5, 1.5), lambda: round()):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
print(round(float("inf"), 2), round(float("nan"), 2), round(number=2.567, ndigits=1), type(round(2.0)).__name__, type(round(2.0, 0)).__name__)
