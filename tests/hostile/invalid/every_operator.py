# ends: done
# limit: time = 20 s
values = [None, True, 0, -1, 2**64, -2**63, 1.5, float('nan'), 'a', b'a', bytearray(b'a'), [1], (1,), {1: 1}, {1}, frozenset([1]), len, int,
          range(3), slice(1), Exception(), 1j, iter([]), type, object(), list[int], int | str, memoryview(b'a'), {1: 1}.keys()]
count = 0
for a in values:
    for b in values:
        for f in [lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b, lambda: a @ b, lambda: a & b,
                  lambda: a | b, lambda: a ^ b, lambda: a < b, lambda: a <= b, lambda: a == b, lambda: a != b, lambda: a in b, lambda: a[b],
                  lambda: a[b:b], lambda: a(b), lambda: divmod(a, b), lambda: isinstance(a, b), lambda: [*a, *b], lambda: {**a, **b},
                  lambda: f'{a:{b}}', lambda: '%s' % a, lambda: max(a, b), lambda: pow(a, b) if b != 2**64 else 0,
                  lambda: a << b if b != 2**64 else 0, lambda: a >> b]:
            try:
                f()
                count += 1
            except Exception:
                pass
assert count > 500
