print(True, False, bool(), bool(0), bool("False"), bool([0]), bool(0.0), bool(""), bool(None), bool(...), bool(1e-300), bool(-0.0), bool(0j))
print(True + 1, True / 2, True == 1, False < True, hash(True) == hash(1), {1: "a", True: "b"}, {True: "x", 1: "y", 1.0: "z"})
print(True & False, True | 2, True ^ True, not True, type(True & True).__name__, type(True & 1).__name__, type(True + True).__name__, -True)
print(str(True), repr(False), f"{True}", f"{True:d}", f"{True:5}|", f"{True!s:>6}", "%d %s" % (True, True), int(True), float(True))
print([False, True].index(1), "ab"[True], [1, 2][False], sum([True, True, False]), isinstance(True, int), issubclass(bool, int), bool.__mro__)
print(True.real, True.numerator, (True).bit_length(), True.to_bytes(1, "big"), bool.from_bytes(b"\x00"))
print(bool(range(0)), bool(range(1)), bool(b""), bool(object()), any([]), all([]))
try:
    bool(1, 2)
except TypeError as e:
    print(e)
