s = "abc"
print(repr(s.center(9)), repr(s.center(8)), repr(s.center(4)), repr(s.ljust(6)), repr(s.rjust(6)), s.center(9, "*"), s.ljust(6, "."), s.rjust(6, "漢"), s.center(2), repr("ab".center(5)), repr("".center(3)), s.center(-5))
print("42".zfill(5), "-42".zfill(5), "+42".zfill(6), "abc".zfill(5), "".zfill(2), "--1".zfill(5), "12345".zfill(3), "漢".zfill(3))
for f in (lambda: s.center(), lambda: s.center("x"), lambda: s.center(5, "ab"), lambda: s.ljust(5, ""), lambda: s.rjust(5, 1), lambda: s.zfill("x"), lambda: s.zfill(1.5), lambda: s.ljust(3.0)):
    try:
        print(f())
    except TypeError as e:
        print(e)
