print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.0).as_integer_ratio(), (1.5).real, (1.5).imag, (1.5).conjugate())
print((0.1).hex(), (1.0).hex(), (-2.5).hex(), (0.0).hex(), float("inf").hex(), (5e-324).hex())
print(float.fromhex("0x1.8p1"), float.fromhex("-0x1p-3"), float.fromhex("ff"), float.fromhex("inf"), float.fromhex(" 0x.8 "))
for f in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: float.fromhex("zz"), lambda: float.fromhex("0x1p5000")):
    try:
        print(f())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(float.__name__, (1.5).__add__(1), (1.5).__add__("x"), (2.5).__round__(), (2.5).__floor__(), (2.5).__ceil__(), (-2.5).__trunc__(), (2.5).__int__())
print(float.from_number(5), (7.0).__floordiv__(2), (1.5).__eq__(1.5), (1.5).__divmod__(1), (1.5).__bool__())
