for text in ("1", "1.5", ".5", "5.", "-1e3", "+1E-3", " 1.5\n", "1_0.0_1", "inf", "-Infinity", "NaN", "+nan", "1e400", "1e-400", "0", "٣.٥", "00012.50", "1e0005"):
    print(repr(text), float(text))
for bad in ("", "abc", "1e", "1.5.5", "--1", "1__0", "1 2", "e5", "_1", "1_", "infin", "0x10", None, [], "1,5", b"abc", "."):
    try:
        print(float(bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(float(), float(5), float(True), float(b"2.5"), float(2 ** 60), float(2 ** 53 + 1), float(-0), float("-0"))
