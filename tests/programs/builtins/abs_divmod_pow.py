print(abs(-5), abs(5), abs(-1.5), abs(True), abs(3 + 4j), abs(-0.0), abs(-2 ** 70), divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), pow(2, 10), pow(2, -1), pow(2.0, 3), pow(3, 5, 7), pow(3, -1, 11), pow(2, 0, 1), pow(base=2, exp=3, mod=5), pow(-2, 3, 5), pow(0, 0))
for f in (lambda: abs("x"), lambda: abs(), lambda: divmod(1, "x"), lambda: divmod(1), lambda: pow(2, "x"), lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 3, 5), lambda: pow(2, 3.0, 5), lambda: pow(0, -1), lambda: abs(None), lambda: divmod(1, 0), lambda: pow(2), lambda: pow("a", 2), lambda: divmod("a", 1)):
    try:
        print(f())
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
