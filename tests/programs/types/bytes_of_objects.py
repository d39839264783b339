# `bytes(x)` where `x.__bytes__()` is of a class derived from `bytes`.
class Sub(bytes):
    pass


class Given:
    def __init__(self, value):
        self.value = value

    def __bytes__(self):
        return self.value


class Both(bytes):
    def __new__(cls, value):
        self = bytes.__new__(cls, b"z")
        self.value = value
        return self

    def __bytes__(self):
        return self.value


for source in Given(b"a"), Given(Sub(b"a")), Both(b"a"), Both(Sub(b"a")), Sub(b"q"), Given("a"), Given(None):
    for cls in bytes, Sub, bytearray:
        try:
            made = cls(source)
            print(type(source).__name__, cls.__name__, type(made).__name__, made)
        except TypeError as error:
            print(type(source).__name__, cls.__name__, error)
