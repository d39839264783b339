# A sequence times something whose class declines.
from decimal import Decimal
from fractions import Fraction


class Declines:
    def __mul__(self, other):
        return NotImplemented

    __rmul__ = __mul__


class Derived(list):
    pass


for sequence in "a", [1], (1,), b"x", bytearray(b"y"), Derived([1]):
    for other in Declines(), Decimal(2), Fraction(1), 1.5, "b", None:
        for multiply in lambda: sequence * other, lambda: other * sequence:
            try:
                print(multiply())
            except TypeError as error:
                print(error)
items = [1]
for other in Declines(), 1.5, Decimal(1):
    try:
        items *= other
    except TypeError as error:
        print(error)
for other in {}, range(3), 1.5:
    try:
        other * Declines()
    except TypeError as error:
        print(error)
