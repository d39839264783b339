print(7 + 3, 7 - 10, 7 * -3, 7 / 2, 7 // 2, 7 % 3, 2 ** 10, -7)
for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3), (6, 3), (0, 5)):
    print(a // b, a % b, divmod(a, b), a / b, int(a / b), round(a / b, 3))
print(2 ** -1, 2 ** 0, 0 ** 0, (-2) ** 3, 4 ** 0.5, (-1) ** 0.5 != 0)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, 1024 >> 3, -5 >> 1, -5 & 0xff, -1 << 3)
print(True + True, True * 5, -True, ~True & 1, 5 + False)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: 1 << -1, lambda: 1 >> -1, lambda: pow(2, 3, 0)):
    try:
        f()
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
