for text in ("0", "-5", "+7", " 12 \n", "1_000", "0007", "١٢", "9" * 30):
    print(repr(int(text)))
for text, base in (("ff", 16), ("0xff", 16), ("0XFF", 0), ("0b101", 0), ("0o17", 0), ("101", 2), ("zz", 36), ("-0b1", 0), ("0", 0), ("00", 0), ("1_0", 8), ("0b_1", 0)):
    print(text, base, int(text, base))
for args in (("",), ("abc",), ("1.5",), ("1__0",), ("_1",), ("1_",), ("- 1",), ("0x10",), ("12", 2), ("010", 0), ("1", 1), ("1", 37), ("z", 35), (None,), ([],), (5, 10), ("5", "x"), ("a" * 10, 10), (b"x",), ("\x00",)):
    try:
        print(int(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(int(), int(3.99), int(-3.99), int(True), int(b"42"), int(1e20), int("5", base=8))
for bad in (float("inf"), float("nan")):
    try:
        int(bad)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
