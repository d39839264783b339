# `__rmod__` of text formats with text of the same type only.
print(b"abc".__rmod__("%r"), bytearray(b"abc").__rmod__("%r"), b"abc".__rmod__(3), "x".__rmod__(3))
print("x".__rmod__("<%s>"), b"abc".__rmod__(b"<%s>"))
print("abc" % () if True else None, b"%b" % bytearray(b"x"))
try:
    int.__new__(bool, 0)
except TypeError as error:
    print(error)
