# ends: done
inf = float('inf')
nan = float('nan')
for x in [inf, -inf, nan, 1e308, -1e308, 5e-324, 0.0, -0.0]:
    for f in [int, round, str, repr, hash, bool, abs, lambda v: v.as_integer_ratio(), lambda v: format(v, '.500f'), lambda v: v % 3,
              lambda v: v // 3, lambda v: divmod(v, 3), lambda v: round(v, 400), lambda v: round(v, -400), lambda v: v ** 1e300,
              lambda v: v.hex(), lambda v: '%.400e' % v, lambda v: v == 10**400, lambda v: v < 10**400, lambda v: {v: v}]:
        try:
            f(x)
        except (ValueError, OverflowError):
            pass
