# `bytes` asks for `__bytes__` first, also of a str; and copies of byte arrays of a derived class keep their attributes.
import copy


class Text(str):
    def __bytes__(self):
        return b"abc"


class Refusing:
    __bytes__ = None

    def __iter__(self):
        return iter(b"abc")


print(bytes(Text("x")), bytes(Text("x"), "ascii"))
for argument in Refusing(), "text":
    try:
        print(bytes(argument))
    except TypeError as error:
        print(error)
print(bytearray(Refusing()))


class Derived(bytearray):
    pass


original = Derived(b"abc")
original.x = [10]
for made in copy.copy(original), copy.deepcopy(original):
    print(type(made).__name__, bytes(made), made.x, made.x is original.x)

parts = slice([1], [2], [3])
print(copy.copy(parts) is parts, copy.deepcopy(parts) is parts, copy.deepcopy(parts) == parts)
