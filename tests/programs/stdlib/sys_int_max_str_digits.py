import sys
print(sys.get_int_max_str_digits())
def t(f):
    try:
        print(len(f()) if isinstance(f(), str) else f().bit_length())
    except ValueError as e:
        print(e)
big = 10 ** 5000
for limit in (640, 4300, 5001, 0):
    sys.set_int_max_str_digits(limit)
    t(lambda: str(big)); t(lambda: int("9" * 5001)); t(lambda: f"{big:d}"); t(lambda: "%d" % big); t(lambda: repr(10 ** 640)); t(lambda: hex(big))
for bad in (5, -1, 639, "x", 1.5):
    try:
        sys.set_int_max_str_digits(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(sys.get_int_max_str_digits())
