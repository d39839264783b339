"""Quantities with units as operator-overloading classes, and exact money."""
from functools import total_ordering
import re

UNITS = {"m": ("length", 1.0), "km": ("length", 1000.0), "cm": ("length", 0.01), "mi": ("length", 1609.344), "s": ("time", 1.0), "min": ("time", 60.0), "h": ("time", 3600.0), "g": ("mass", 0.001), "kg": ("mass", 1.0)}

@total_ordering
class Quantity:
    def __init__(self, value, unit):
        if unit not in UNITS:
            raise ValueError(f"unknown unit {unit!r}")
        self.value, self.unit = value, unit
    @classmethod
    def parse(cls, text):
        if not (m := re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*([a-z]+)\s*", text)):
            raise ValueError(f"cannot read {text!r}")
        return cls(float(m[1]), m[2])
    @property
    def kind(self): return UNITS[self.unit][0]
    @property
    def base(self): return self.value * UNITS[self.unit][1]
    def to(self, unit):
        if UNITS[unit][0] != self.kind:
            raise TypeError(f"{self.kind} is not {UNITS[unit][0]}")
        return Quantity(self.base / UNITS[unit][1], unit)
    def __add__(self, other):
        if not isinstance(other, Quantity):
            return NotImplemented
        return Quantity(self.value + other.to(self.unit).value, self.unit)
    def __radd__(self, other): return self if other == 0 else NotImplemented
    def __mul__(self, k): return Quantity(self.value * k, self.unit) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __truediv__(self, other): return self.base / other.base if isinstance(other, Quantity) else Quantity(self.value / other, self.unit)
    def __neg__(self): return self * -1
    def __eq__(self, other): return isinstance(other, Quantity) and self.kind == other.kind and abs(self.base - other.base) < 1e-9
    def __lt__(self, other): return self.base < other.to(self.unit).base
    def __hash__(self): return hash((self.kind, round(self.base, 6)))
    def __format__(self, spec): return f"{self.value:{spec or 'g'}} {self.unit}"
    def __repr__(self): return f"<{self}>"
    __str__ = lambda self: format(self)

a, b = Quantity.parse("2.5 km"), Quantity(500, "m")
print(a, b, a + b, b + a, 2 * b, a / b, a / 2, -a, a > b, a == Quantity(2500, "m"), max(a, b), sorted([a, b, Quantity(1, "mi")]), sum([a, b, b]), f"{a.to('mi'):.3f}", {a, Quantity(2500.0, "m")}.__len__())
for bad in (lambda: a + Quantity(1, "s"), lambda: a + 1, lambda: a * a, lambda: Quantity(1, "parsec"), lambda: Quantity.parse("fast"), lambda: a < Quantity(1, "kg"), lambda: "x" + a):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

class Money(int):
    def __new__(cls, text):
        if isinstance(text, str):
            whole, _, cents = text.replace(",", "").partition(".")
            text = int(whole) * 100 + int((cents + "00")[:2]) * (-1 if whole.startswith("-") else 1)
        return super().__new__(cls, text)
    def __add__(self, o): return Money(int(self) + int(o))
    __radd__ = __add__
    def __str__(self): return f"{'-' if self < 0 else ''}€{abs(int(self)) // 100:,}.{abs(int(self)) % 100:02}"
    def __repr__(self): return f"Money('{self}')"
    def split(self, n):
        share, rest = divmod(int(self), n)
        return [Money(share + (i < rest)) for i in range(n)]

bill = [Money("12.50"), Money("1,003.99"), Money("-5.1")]
print(*bill, sum(bill), Money("100").split(3), sum(Money("100").split(3)) == 10000, sorted(bill), max(bill), [Money("0.05")])
