print((255).to_bytes(2, "big"), (255).to_bytes(2, "little"), (-1).to_bytes(3, "big", signed=True), (0).to_bytes(), (2 ** 70).to_bytes(9, "big"))
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x00", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes([1, 2]), int.from_bytes(b""))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(-1, "big")):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
n = 10
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.is_integer(), n.as_integer_ratio(), n.__index__(), n.bit_count())
print((5).__add__(3), (5).__add__("x"), (5).__radd__(1), (7).__floordiv__(2), int.__mul__(3, 4), (3).__lt__(4), (3).__eq__("a"), (-3).__abs__(), (3).__bool__())
print(int.__name__, int.__doc__[:20], isinstance(True, int), (5).__class__)
print((12345).__format__(","), (5).__str__(), (5).__repr__(), (5).__hash__(), (5).__pow__(2), (5).__pow__(2, 7), (5).__divmod__(3))
print(round(12345, -2), round(15, -1), round(25, -1), round(-15, -1), round(7), round(7, 3), round(10 ** 30 + 55, -2))
print((5).__ceil__(), (5).__floor__(), (5).__trunc__(), (5).__round__())
