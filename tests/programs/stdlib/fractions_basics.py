from fractions import Fraction as F
import math
print(F(1,3) + F(1,6), F("0.75"), F(3, -6), F(1.5), repr(F(7)), F(1,2) == 0.5, F(1,3) < 0.4, float(F(1,8)), int(F(-7,2)), round(F(5,2)), math.floor(F(-1,2)), F(1,3) ** 2, 2 ** F(1,2), F(22,7).limit_denominator(5), hash(F(1,2)) == hash(0.5), sum([F(1,2), F(1,3)]), f"{F(1,3):.3f}", f"{F(1000000,3):,.2f}", max(F(1,2), F(2,3)))
for f in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F(1) / 0, lambda: F(float("nan")), lambda: F(1,2) + "a", lambda: F([]), lambda: f"{F(1,2):d}"):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
from dataclasses import dataclass
import numbers
print(isinstance(F(1), numbers.Rational), isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), F.__mro__)
