print(7.5 + 2, 7.5 - 10, 7.5 * 2, 7.5 / 2, 7.5 // 2, 7.5 % 2, 2.0 ** 0.5, -7.5)
for a, b in ((7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (-7.5, -2.0), (0.0, 3.0), (-0.0, 3.0), (1e300, 1e-5)):
    print(a // b, a % b, divmod(a, b))
inf, nan = float("inf"), float("nan")
print(inf - inf, inf * 0, inf / inf, inf > 1e308, -inf < 0, inf == inf, nan == nan, nan != nan, nan < 1, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf)
print(0.0 == -0.0, 1 / inf, -1 / inf, 1e308 * 10, 2.0 ** 1023, (-8.0) ** 2, 0.0 ** 0, nan ** 0, 1 ** nan, 2.0 ** -1074)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1, lambda: float(10 ** 400), lambda: 10 ** 400 / 3, lambda: 1.5 << 1, lambda: 1.5 & 1, lambda: 1.5 + "x"):
    try:
        print(f())
    except (ZeroDivisionError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
print((-8.0) ** (1 / 3))
print(10 ** 400 // 10 ** 399, 10 ** 400 / 10 ** 399)
