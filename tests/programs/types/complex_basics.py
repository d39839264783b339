a = 3 + 4j
print(a, a.real, a.imag, abs(a), a.conjugate(), -a, a * 2, a + 1, a - 1j, a / 2, a * a, a ** 2, a == 3 + 4j, a != 3)
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex("j"), complex("-1.5e3j"), complex(1.5, -0.0), complex("(1+2j)"), 1j * 1j, 2j, -2j, 0j)
print([1j, 1 + 0j], str(1.5j), repr(-1 - 1j), f"{1 + 2j}", f"{1 + 2j:.2f}", bool(0j), bool(1j), hash(1 + 0j) == hash(1), complex(float("inf"), float("nan")))
print((1 + 2j) / (3 - 1j), 1 / 1j, 0j ** 0, (1 + 0j) == 1, 1j in [1j])
for f in (lambda: a < 1, lambda: a // 1, lambda: a % 1, lambda: int(a), lambda: float(a), lambda: complex("x"), lambda: complex("1 + 2j"), lambda: 1 / 0j, lambda: 0j ** -1, lambda: complex(None), lambda: divmod(a, 1), lambda: complex("1", 2)):
    try:
        print(f())
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
