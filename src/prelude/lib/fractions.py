# Exact quotients of integers.

import math
import numbers
import operator
import re
import sys

__all__ = ["Fraction"]

_NUMBER = re.compile(
    r"""
    \A\s* (?P<sign>[-+]?) (?=\d|\.\d)
    (?P<num>\d*|\d+(?:_\d+)*)
    (?:
        (?:\s*/\s*(?P<denom>\d+(?:_\d+)*))?
    |
        (?:\.(?P<decimal>\d*|\d+(?:_\d+)*))?
        (?:E(?P<exp>[-+]?\d+(?:_\d+)*))?
    )
    \s*\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)

_FORMAT = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<no_neg_zero>z)?(?P<alt>\#)?(?P<zeropad>0(?=[0-9]))?(?P<minimumwidth>[0-9]+)?"
    r"(?P<thousands_sep>[,_])?(?:\.(?P<precision>[0-9]+)(?P<frac_separators>[,_])?)?(?P<presentation_type>[eEfFgG%]?)",
    re.DOTALL,
)


class Fraction(numbers.Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            return _make(cls, *_parsed(numerator))
        if type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        return _make(cls, numerator // common, denominator // common)

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return _make(cls, *f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        from decimal import Decimal

        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return _make(cls, *dec.as_integer_ratio())

    @classmethod
    def from_number(cls, number):
        if type(number) is int:
            return _make(cls, number, 1)
        if isinstance(number, numbers.Rational):
            return _make(cls, number.numerator, number.denominator)
        if isinstance(number, float) or not isinstance(number, type) and hasattr(number, "as_integer_ratio"):
            return _make(cls, *number.as_integer_ratio())
        raise TypeError("argument should be a Rational instance or have the as_integer_ratio() method")

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction, until the next denominator is too large.
        before, last = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            whole = n // d
            next_denominator = before[1] + whole * last[1]
            if max_denominator < next_denominator:
                break
            before, last = last, (before[0] + whole * last[0], next_denominator)
            n, d = d, n - whole * d
        k = (max_denominator - before[1]) // last[1]
        # The last convergent or the one between: whichever is nearer.
        if 2 * d * (before[1] + k * last[1]) <= self._denominator:
            return _make(Fraction, *last)
        return _make(Fraction, before[0] + k * last[0], before[1] + k * last[1])

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        match = _FORMAT.fullmatch(format_spec)
        if match is None or match["align"] is not None and match["zeropad"] is not None:
            raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")
        return _float_format(self, match) if match["presentation_type"] else _general_format(self, match, format_spec)

    def _operators(exact, fallback):
        def forward(a, b):
            if type(b) is int:
                return exact(a, Fraction(b))
            if isinstance(b, Fraction):
                return exact(a, b)
            if isinstance(b, float):
                return fallback(float(a), b)
            if isinstance(b, complex):
                return fallback(float(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return exact(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback(float(a), float(b))
            if isinstance(a, numbers.Complex):
                return fallback(complex(a), float(b))
            return NotImplemented

        forward.__name__ = f"__{fallback.__name__}__"
        reverse.__name__ = f"__r{fallback.__name__}__"
        return forward, reverse

    def _add(a, b):
        return Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)

    def _sub(a, b):
        return Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)

    def _mul(a, b):
        return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    def _div(a, b):
        if b._numerator == 0:
            raise ZeroDivisionError(f"Fraction({a._numerator * b._denominator}, 0)")
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    def _floordiv(a, b):
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    def _divmod(a, b):
        denominator = a._denominator * b._denominator
        whole, rest = divmod(a._numerator * b._denominator, a._denominator * b._numerator)
        return whole, Fraction(rest, denominator)

    def _mod(a, b):
        return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator), a._denominator * b._denominator)

    __add__, __radd__ = _operators(_add, operator.add)
    __sub__, __rsub__ = _operators(_sub, operator.sub)
    __mul__, __rmul__ = _operators(_mul, operator.mul)
    __truediv__, __rtruediv__ = _operators(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _operators(_floordiv, operator.floordiv)
    __divmod__, __rdivmod__ = _operators(_divmod, divmod)
    __mod__, __rmod__ = _operators(_mod, operator.mod)
    del _operators, _add, _sub, _mul, _div, _floordiv, _divmod, _mod

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = int(b.numerator)
            if power >= 0:
                return _make(Fraction, a._numerator**power, a._denominator**power)
            if a._numerator > 0:
                return _make(Fraction, a._denominator**-power, a._numerator**-power)
            if a._numerator == 0:
                raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
            return _make(Fraction, (-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return _make(Fraction, a._numerator, a._denominator)

    def __neg__(a):
        return _make(Fraction, -a._numerator, a._denominator)

    def __abs__(a):
        return _make(Fraction, abs(a._numerator), a._denominator)

    def __int__(a, _index=operator.index):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    def __trunc__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return whole
            if rest * 2 > self._denominator:
                return whole + 1
            return whole + whole % 2
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        # Equal to the hash of an equal int or float: the numerator times the inverse of the denominator.
        modulus = sys.hash_info.modulus
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            value = sys.hash_info.inf
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)


def _make(cls, numerator, denominator):
    # From numbers that have no common divisor.
    made = object.__new__(cls)
    made._numerator = numerator
    made._denominator = denominator
    return made


def _parsed(value):
    if type(value) is int:
        return value, 1
    if isinstance(value, numbers.Rational):
        return value.numerator, value.denominator
    if isinstance(value, float) or not isinstance(value, (type, str)) and hasattr(value, "as_integer_ratio"):
        return value.as_integer_ratio()
    if not isinstance(value, str):
        raise TypeError("argument should be a string or a Rational instance or have the as_integer_ratio() method")
    match = _NUMBER.match(value)
    if match is None:
        raise ValueError(f"Invalid literal for Fraction: {value!r}")
    numerator = int(match["num"] or "0")
    denominator = 1
    if match["denom"]:
        denominator = int(match["denom"])
    else:
        if match["decimal"]:
            digits = match["decimal"].replace("_", "")
            denominator = 10 ** len(digits)
            numerator = numerator * denominator + int(digits)
        if match["exp"]:
            power = int(match["exp"])
            if power >= 0:
                numerator *= 10**power
            else:
                denominator *= 10**-power
    if match["sign"] == "-":
        numerator = -numerator
    if denominator == 0:
        raise ZeroDivisionError(f"Fraction({numerator}, 0)")
    common = math.gcd(numerator, denominator)
    return numerator // common, denominator // common


def _rounded(n, d, places):
    # n/d rounded half to even to `places` decimals, as an int of that many last digits.
    if places >= 0:
        n *= 10**places
    else:
        d *= 10**-places
    whole, rest = divmod(n + d // 2, d)
    if rest == 0 and d % 2 == 0:
        whole &= ~1
    return whole


def _significant(n, d, figures):
    # (digits, exponent): the value rounded to so many significant digits is digits * 10**exponent.
    if n == 0:
        return 0, 1 - figures
    text_n, text_d = str(n), str(d)
    magnitude = len(text_n) - len(text_d) + (text_d <= text_n)
    exponent = magnitude - figures
    digits = _rounded(n, d, -exponent)
    if len(str(digits)) == figures + 1:
        digits //= 10
        exponent += 1
    return digits, exponent


def _padded(match, sign, body):
    fill = match["fill"] or " "
    align = match["align"] or ">"
    padding = fill * (int(match["minimumwidth"] or "0") - len(sign) - len(body))
    if align == ">":
        return padding + sign + body
    if align == "<":
        return sign + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body


def _sign(value, match):
    if value < 0:
        return "-"
    return "" if match["sign"] in (None, "-") else match["sign"]


def _general_format(value, match, spec):
    if match["zeropad"] is not None or match["no_neg_zero"] or match["precision"] is not None:
        raise ValueError(f"Invalid format specifier {spec!r} for object of type {type(value).__name__!r}")
    separator = match["thousands_sep"] or ""
    body = f"{abs(value.numerator):{separator}}"
    if value.denominator > 1 or match["alt"]:
        body += f"/{value.denominator:{separator}}"
    return _padded(match, _sign(value, match), body)


def _float_format(value, match):
    kind = match["presentation_type"]
    precision = int(match["precision"] or "6")
    separator = match["thousands_sep"] or ""
    upper = kind in "EFG"
    n, d = abs(value.numerator), value.denominator
    if kind in "fF%":
        exponent = -precision
        if kind == "%":
            n *= 100
        digits = _rounded(n, d, precision)
        point = precision
        scientific = False
    elif kind in "eE":
        digits, exponent = _significant(n, d, precision + 1)
        scientific = True
        point = precision
    else:
        figures = max(precision, 1)
        digits, exponent = _significant(n, d, figures)
        scientific = not (-4 < exponent + figures <= figures)
        point = figures - 1 if scientific else -exponent
    negative = value < 0 and not (match["no_neg_zero"] and digits == 0)
    sign = "-" if negative else "" if match["sign"] in (None, "-", "") else match["sign"]
    suffix = "%" if kind == "%" else ""
    if scientific:
        suffix = f"{'E' if upper else 'e'}{exponent + point:+03d}"
    text = f"{digits:0{point + 1}d}"
    whole, fraction = text[:len(text) - point], text[len(text) - point:]
    if kind in "gG" and not match["alt"]:
        fraction = fraction.rstrip("0")
    dot = "." if fraction or match["alt"] else ""
    if match["frac_separators"]:
        fraction = match["frac_separators"].join([fraction[i:i + 3] for i in range(0, len(fraction), 3)])
    trailing = dot + fraction + suffix
    if match["zeropad"] and match["align"] is None:
        width = int(match["minimumwidth"]) - len(sign) - len(trailing)
        if separator:
            width = 3 * width // 4 + 1
        whole = whole.zfill(width)
    if separator:
        first = 1 + (len(whole) - 1) % 3
        whole = whole[:first] + "".join([separator + whole[i:i + 3] for i in range(first, len(whole), 3)])
    return _padded(match, sign, whole + trailing)
