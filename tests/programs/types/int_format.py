n = 1234567
for spec in ("", "d", "5d", "12d", "<12", ">12", "^12", "*^13", "012", "+d", " d", "-d", ",", "_", "012,", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "_x", "_b", "#012x", "e", "f", ".2f", "g", "%", "n", "=+12", "0=12", "x>+12,d", ".1%", "10.3e"):
    print(spec.ljust(10), format(n, spec), "|", format(-42, spec))
print(format(65, "c"), format(0x1F600, "c"), f"{97:5c}|", format(True), format(True, "d"), f"{2 ** 70:,}", f"{-2 ** 70:_x}", f"{10 ** 25:e}")
for spec in ("s", ".2d", ",x", "q", "+c", ".c", "_c", ",_", "5.5", "#c", "z", "{"):
    try:
        print(format(65, spec))
    except ValueError as e:
        print(spec, e)
for value in (-1, 0x110000):
    try:
        format(value, "c")
    except OverflowError as e:
        print(e)
