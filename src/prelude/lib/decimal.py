# Decimal arithmetic by the General Decimal Arithmetic Specification: a number is a sign, an integer of digits and a power of ten;
# each operation rounds its exact result to the context's precision and tells the context what happened to it.

import math as _math
import numbers as _numbers
import re as _re
from collections import namedtuple as _namedtuple

__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException", "Clamped",
    "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow", "FloatOperation", "DivisionImpossible",
    "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING",
    "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX",
    "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS", "HAVE_CONTEXTVAR",
]

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)

MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997
HAVE_THREADS = HAVE_CONTEXTVAR = True
__version__ = "1.70"
__libmpdec_version__ = "2.5.1"


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
# The order in which a context shows them.
_SHOWN = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)


class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = _default
        self.prec = base.prec if prec is None else prec
        self.rounding = base.rounding if rounding is None else rounding
        self.Emin = base.Emin if Emin is None else Emin
        self.Emax = base.Emax if Emax is None else Emax
        self.capitals = base.capitals if capitals is None else capitals
        self.clamp = base.clamp if clamp is None else clamp
        self.flags = _switches(flags or ())
        self.traps = _switches(base.traps if traps is None else traps)

    def __setattr__(self, name, value):
        if name in ("prec", "Emin", "Emax", "capitals", "clamp") and not isinstance(value, int):
            raise TypeError("an integer is required" if not isinstance(value, str) else f"'{type(value).__name__}' object cannot be interpreted as an integer")
        if name == "prec" and not 1 <= value <= MAX_PREC:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "Emin" and not MIN_EMIN <= value <= 0:
            raise ValueError("valid range for Emin is [MIN_EMIN, 0]")
        if name == "Emax" and not 0 <= value <= MAX_EMAX:
            raise ValueError("valid range for Emax is [0, MAX_EMAX]")
        if name in ("capitals", "clamp") and value not in (0, 1):
            raise ValueError(f"valid values for {name} are 0 or 1" if name == "clamp" else "valid values for capitals are 0 or 1")
        if name == "rounding" and value not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        flags, traps = [", ".join([signal.__name__ for signal in _SHOWN if on[signal]]) for on in (self.flags, self.traps)]
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, "
            f"clamp={self.clamp}, flags=[{flags}], traps=[{traps}])"
        )

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def copy(self):
        made = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp)
        made.flags = dict(self.flags)
        made.traps = dict(self.traps)
        return made

    __copy__ = copy

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _signal(self, condition, result, *, detail=None):
        # The result when the program does not want to hear of it.
        for signal in _SIGNALS:
            if issubclass(condition, signal):
                self.flags[signal] = True
        for signal in _SIGNALS:
            if issubclass(condition, signal) and self.traps[signal]:
                raise signal([detail or condition])
        return result

    def create_decimal(self, num="0"):
        return Decimal(num, self)._fixed(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._fixed(self)


def _context_method(name, operands):
    def method(self, *args):
        values = [_operand(arg, exact=True) for arg in args]
        return getattr(values[0], name)(*values[1:], context=self)

    def operator_method(self, *args):
        values = [_operand(arg, exact=True) for arg in args]
        with localcontext(self) as context:
            result = getattr(values[0], name)(*values[1:])
            for signal, on in context.flags.items():
                self.flags[signal] = self.flags[signal] or on
        return result

    return operator_method if operands else method


_OPERATORS = {
    "add": "__add__", "subtract": "__sub__", "multiply": "__mul__", "divide": "__truediv__", "divide_int": "__floordiv__",
    "remainder": "__mod__", "divmod": "__divmod__", "plus": "__pos__", "minus": "__neg__", "abs": "__abs__", "power": "__pow__",
}
for _name, _dunder in _OPERATORS.items():
    setattr(Context, _name, _context_method(_dunder, True))
for _name in "compare max min quantize sqrt exp ln log10 fma normalize to_integral_value to_integral_exact remainder_near scaleb".split():
    setattr(Context, _name, _context_method(_name, False))
del _name, _dunder


def _switches(on):
    if isinstance(on, dict):
        return {signal: bool(on.get(signal)) for signal in _SIGNALS}
    return {signal: signal in on for signal in _SIGNALS}


class _Base:
    prec, rounding, Emin, Emax, capitals, clamp = 28, ROUND_HALF_EVEN, -999999, 999999, 1, 0
    traps = [DivisionByZero, Overflow, InvalidOperation]


_default = _Base
DefaultContext = Context()
_default = DefaultContext
BasicContext = Context(9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_state = {"context": None}


def getcontext():
    if _state["context"] is None:
        _state["context"] = DefaultContext.copy()
    return _state["context"]


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _state["context"] = context


class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self._new = (getcontext() if ctx is None else ctx).copy()
        for name, value in kwargs.items():
            if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
            setattr(self._new, name, _switches(value) if name in ("flags", "traps") else value)

    def __enter__(self):
        self._saved = getcontext()
        _state["context"] = self._new
        return self._new

    def __exit__(self, *args):
        _state["context"] = self._saved


def IEEEContext(bits, /):
    if bits <= 0 or bits % 32 or bits > 512:
        raise ValueError("argument must be a multiple of 32, with a maximum of 512")
    emax = 3 * (1 << (bits // 16 + 3))
    return Context(9 * (bits // 32) - 2, ROUND_HALF_EVEN, 1 - emax, emax, 1, 1, [], [])


_NUMBER = _re.compile(
    r"(?P<sign>[-+])?((?=\d|\.\d)(?P<int>\d*)(\.(?P<frac>\d*))?(E(?P<exp>[-+]?\d+))?|Inf(inity)?|(?P<signal>s)?NaN(?P<diag>\d*))",
    _re.IGNORECASE,
)
_FORMAT = _re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<no_neg_0>z)?(?P<alt>\#)?(?P<zeropad>0)?(?P<width>\d+)?(?P<sep>[,_])?(?:\.(?P<precision>\d+))?"
    r"(?P<type>[eEfFgGn%])?",
    _re.DOTALL,
)


def _rounds_up(rounding, negative, last, rest, half):
    # Whether the digits before what is cut off grow: `rest` is what is cut off, `half` half of its unit.
    if rest == 0:
        return False
    if rounding == ROUND_HALF_EVEN:
        return rest > half or rest == half and last % 2 == 1
    if rounding == ROUND_HALF_UP:
        return rest >= half
    if rounding == ROUND_HALF_DOWN:
        return rest > half
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not negative
    if rounding == ROUND_FLOOR:
        return negative
    return last % 10 in (0, 5)


def _cut(coefficient, places, rounding, negative):
    """The coefficient without its last `places` digits, rounded, and whether they were all zero."""
    unit = 10**places
    whole, rest = divmod(coefficient, unit)
    # Half of a unit of one digit or more is a whole number.
    whole += _rounds_up(rounding, negative, whole, rest, unit // 2)
    return whole, rest == 0


class Decimal:
    __slots__ = ("_sign", "_int", "_exp", "_special", "_hash")

    def __new__(cls, value="0", context=None):
        if isinstance(value, int):
            return _made(cls, value < 0, abs(value), 0)
        if isinstance(value, Decimal):
            return _made(cls, value._sign, value._int, value._exp, value._special)
        if isinstance(value, float):
            context = context or getcontext()
            context._signal(FloatOperation, None)
            return cls.from_float(value)
        if isinstance(value, str):
            return _parse(cls, value, context)
        if isinstance(value, (list, tuple)):
            return _from_tuple(cls, value)
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def from_float(cls, f, /):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        if f != f:
            return cls("NaN")
        if f in (_math.inf, -_math.inf):
            return cls("Infinity" if f > 0 else "-Infinity")
        n, d = abs(f).as_integer_ratio()
        k = d.bit_length() - 1
        return _made(cls, _math.copysign(1.0, f) < 0, n * 5**k, -k)

    @classmethod
    def from_number(cls, number, /):
        if isinstance(number, (int, Decimal, float)):
            return cls.from_float(number) if isinstance(number, float) else cls(number)
        raise TypeError(f"Cannot convert {number!r} to Decimal")

    # What it is.

    def is_nan(self):
        return self._special in ("n", "N")

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return self._special == ""

    def is_zero(self):
        return self._special == "" and self._int == 0

    def is_signed(self):
        return bool(self._sign)

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def is_normal(self, context=None):
        context = context or getcontext()
        return self._special == "" and self._int != 0 and context.Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        context = context or getcontext()
        return self._special == "" and self._int != 0 and self.adjusted() < context.Emin

    def adjusted(self):
        if self._special:
            return 0
        return self._exp + len(str(self._int)) - 1

    def as_tuple(self):
        digits = tuple(map(int, str(self._int)))
        if self._special:
            return DecimalTuple(int(self._sign), (0,) if self._special == "F" else digits if self._int else (), self._special)
        return DecimalTuple(int(self._sign), digits, self._exp)

    def as_integer_ratio(self):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer ratio")
        if self._special:
            raise OverflowError("cannot convert Infinity to integer ratio")
        n = -self._int if self._sign else self._int
        if self._exp >= 0:
            return n * 10**self._exp, 1
        d = 10**-self._exp
        common = _math.gcd(n, d)
        return n // common, d // common

    def radix(self):
        return Decimal(10)

    def number_class(self, context=None):
        if self.is_snan():
            return "sNaN"
        if self.is_nan():
            return "NaN"
        sign = "-" if self._sign else "+"
        if self._special:
            return sign + "Infinity"
        if not self._int:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    # Text.

    def __str__(self, eng=False, context=None):
        sign = "-" if self._sign else ""
        if self._special == "F":
            return sign + "Infinity"
        digits = str(self._int)
        if self._special:
            return sign + ("sNaN" if self._special == "N" else "NaN") + (digits if self._int else "")
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._int == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + "0" * (point - len(digits)), ""
        else:
            whole, fraction = digits[:point], "." + digits[point:]
        if left == point:
            return sign + whole + fraction
        letter = "E" if (context or getcontext()).capitals else "e"
        return f"{sign}{whole}{fraction}{letter}{left - point:+d}"

    def to_eng_string(self, context=None):
        return self.__str__(eng=True, context=context)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __reduce__(self):
        return (self.__class__, (str(self),))

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __format__(self, spec, context=None):
        match = _FORMAT.fullmatch(spec)
        if match is None or match["align"] and match["zeropad"]:
            raise ValueError("invalid format string")
        context = context or getcontext()
        kind = match["type"]
        if self._special:
            sign = "-" if self._sign else (match["sign"] or "").replace("-", "")
            body = str(self.copy_abs()) + ("%" if kind == "%" else "")
            return _padded(match, sign, body, " " if match["zeropad"] else None)
        value = self
        if kind == "%":
            value = _made(Decimal, value._sign, value._int, value._exp + 2)
        precision = match["precision"]
        if precision is not None:
            precision = int(precision)
            if kind in ("e", "E"):
                value = value._to_digits(precision + 1, context.rounding)
            elif kind in ("f", "F", "%"):
                value = value._to_exponent(-precision, context.rounding)
            elif value._int and len(str(value._int)) > max(precision, 1):
                value = value._to_digits(max(precision, 1), context.rounding)
        if kind in ("f", "F", "%") and value._exp > 0:
            value = value._to_exponent(0, context.rounding)
        if value._int == 0 and match["no_neg_0"] and value._sign:
            value = value.copy_abs()
        digits = str(value._int)
        left = value._exp + len(digits)
        if kind in ("e", "E"):
            point = 1 - precision if value._int == 0 and precision is not None else 1
        elif kind in ("f", "F", "%"):
            point = left
        elif value._exp <= 0 and left > -6:
            point = left
        else:
            point = 1
        if point < 0 or point == 0:
            whole, fraction = "0", "0" * -point + digits
        elif point > len(digits):
            whole, fraction = digits + "0" * (point - len(digits)), ""
        else:
            whole, fraction = digits[:point], digits[point:]
        exponent = left - point
        suffix = "%" if kind == "%" else ""
        if kind in ("e", "E") or kind not in ("f", "F", "%") and exponent:
            letter = "E" if kind in ("E", "G") or kind is None and context.capitals else "e"
            suffix = f"{letter}{exponent:+d}"
        sign = "-" if value._sign else (match["sign"] or "").replace("-", "")
        trailing = ("." + fraction if fraction or match["alt"] else "") + suffix
        if match["zeropad"]:
            width = int(match["width"] or 0) - len(sign) - len(trailing)
            if match["sep"]:
                width = max(width, 1)
                while len(_grouped(whole, match["sep"])) < width:
                    whole = "0" + whole
            else:
                whole = whole.zfill(width)
        return _padded(match, sign, _grouped(whole, match["sep"]) + trailing)

    # Rounding.

    def _fixed(self, context):
        """Rounded to the context, which is told what was lost."""
        if self._special:
            if self.is_nan() and self._int and len(str(self._int)) > context.prec - context.clamp:
                return _made(Decimal, self._sign, self._int % 10 ** (context.prec - context.clamp), 0, self._special)
            return self
        etiny, etop = context.Etiny(), context.Etop()
        if self._int == 0:
            top = etop if context.clamp else context.Emax
            exponent = min(max(self._exp, etiny), top)
            if exponent != self._exp:
                return context._signal(Clamped, _made(Decimal, self._sign, 0, exponent))
            return self
        digits = len(str(self._int))
        least = digits + self._exp - context.prec
        if least > etop:
            return self._overflowed(context)
        subnormal = least < etiny
        least = max(least, etiny)
        if self._exp >= least:
            if subnormal:
                context._signal(Subnormal, None)
            if context.clamp and self._exp > etop:
                context._signal(Clamped, None)
                return _made(Decimal, self._sign, self._int * 10 ** (self._exp - etop), etop)
            return self
        coefficient, exact = _cut(self._int, least - self._exp, context.rounding, self._sign)
        if len(str(coefficient)) > context.prec:
            coefficient //= 10
            least += 1
        if least > etop:
            return self._overflowed(context)
        result = _made(Decimal, self._sign, coefficient, least)
        if not exact and subnormal:
            context._signal(Underflow, None)
        if subnormal:
            context._signal(Subnormal, None)
        if not exact:
            context._signal(Inexact, None)
        context._signal(Rounded, None)
        if coefficient == 0:
            context._signal(Clamped, None)
        return result

    def _overflowed(self, context):
        towards = {ROUND_CEILING: not self._sign, ROUND_FLOOR: self._sign, ROUND_DOWN: False, ROUND_05UP: False}
        if towards.get(context.rounding, True):
            result = _made(Decimal, self._sign, 0, 0, "F")
        else:
            result = _made(Decimal, self._sign, 10**context.prec - 1, context.Etop())
        return context._signal(Overflow, result)

    def _to_exponent(self, exponent, rounding):
        """With exactly this exponent; digits that do not fit are rounded."""
        if self._special:
            return self
        if self._exp >= exponent:
            return _made(Decimal, self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        places = exponent - self._exp
        if places > len(str(self._int)) + 1:
            places, coefficient = 1, 1 if self._int else 0
            return _made(Decimal, self._sign, _cut(coefficient, places, rounding, self._sign)[0], exponent)
        return _made(Decimal, self._sign, _cut(self._int, places, rounding, self._sign)[0], exponent)

    def _to_digits(self, places, rounding):
        if not self._int:
            return _made(Decimal, self._sign, 0, self.adjusted() + 1 - places)
        result = self._to_exponent(self.adjusted() + 1 - places, rounding)
        if len(str(result._int)) > places:
            result = result._to_exponent(result.adjusted() + 1 - places, rounding)
        return result

    def quantize(self, exp, rounding=None, context=None):
        exp = _operand(exp)
        context = context or getcontext()
        rounding = rounding or context.rounding
        if rounding not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        nan = _nan_of(context, self, exp)
        if nan is not None:
            return nan
        if self._special or exp._special:
            if self._special and exp._special:
                return Decimal(self)
            return _invalid(context)
        if not context.Etiny() <= exp._exp <= context.Emax:
            return _invalid(context)
        if self._int == 0:
            return _made(Decimal, self._sign, 0, exp._exp)._fixed(context)
        if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
            return _invalid(context)
        result = self._to_exponent(exp._exp, rounding)
        if result.adjusted() > context.Emax or len(str(result._int)) > context.prec:
            return _invalid(context)
        if exp._exp > self._exp:
            if result != self:
                context._signal(Inexact, None)
            context._signal(Rounded, None)
        return result._fixed(context)

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if self._special or self._exp >= 0:
            return Decimal(self)
        return self._to_exponent(0, rounding or context.rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        result = self.to_integral_value(rounding, context)
        if not self._special and self._exp < 0:
            context._signal(Rounded, None)
            if result != self:
                context._signal(Inexact, None)
        return result

    def normalize(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        result = self._fixed(context)
        if result._special:
            return result
        if not result._int:
            return _made(Decimal, result._sign, 0, 0)
        digits = str(result._int).rstrip("0")
        top = context.Etop() if context.clamp else context.Emax
        dropped = min(len(str(result._int)) - len(digits), max(top - result._exp, 0))
        return _made(Decimal, result._sign, result._int // 10**dropped, result._exp + dropped)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            if not isinstance(ndigits, int):
                raise TypeError("optional arg must be an integer")
            return self.quantize(_made(Decimal, 0, 1, -ndigits))
        return self._integer(ROUND_HALF_EVEN)

    def __floor__(self):
        return self._integer(ROUND_FLOOR)

    def __ceil__(self):
        return self._integer(ROUND_CEILING)

    def __trunc__(self):
        return self._integer(ROUND_DOWN)

    __int__ = __trunc__

    def _integer(self, rounding):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer")
        if self._special:
            raise OverflowError("cannot convert Infinity to integer")
        value = self._to_exponent(min(self._exp, 0) if self._exp >= 0 else 0, rounding)
        n = value._int * 10**value._exp if value._exp > 0 else value._int
        return -n if value._sign else n

    def __float__(self):
        if self.is_snan():
            raise ValueError("cannot convert signaling NaN to float")
        if self.is_nan():
            return -_math.nan if self._sign else _math.nan
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    # Comparing.

    def _order(self, other):
        """-1, 0 or 1; neither is a NaN."""
        if self._special or other._special:
            key = lambda d: 0 if not d._special else -1 if d._sign else 1
            return (key(self) > key(other)) - (key(self) < key(other))
        if not self._int or not other._int:
            a = 0 if not self._int else -1 if self._sign else 1
            b = 0 if not other._int else -1 if other._sign else 1
            return (a > b) - (a < b)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        a, b = self.adjusted(), other.adjusted()
        if a == b:
            least = min(self._exp, other._exp)
            a = self._int * 10 ** (self._exp - least)
            b = other._int * 10 ** (other._exp - least)
        order = (a > b) - (a < b)
        return -order if self._sign else order

    def __eq__(self, other):
        other = _comparable(other, True)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            if self.is_snan() or other.is_snan():
                _invalid(getcontext(), "comparison involving sNaN")
            return False
        return self._order(other) == 0

    def _compared(self, other, test):
        other = _comparable(other, False)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            _invalid(getcontext())
            return False
        return test(self._order(other))

    def __lt__(self, other):
        return self._compared(other, lambda order: order < 0)

    def __le__(self, other):
        return self._compared(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._compared(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._compared(other, lambda order: order >= 0)

    def __hash__(self):
        if self._special:
            if self.is_snan():
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self.is_nan() else hash(_math.inf if not self._sign else -_math.inf)
        modulus = (1 << 61) - 1
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, -1, modulus), -self._exp, modulus)
        value = self._int * power % modulus
        return -2 if self._sign and value == 1 else -value if self._sign else value

    def __bool__(self):
        return bool(self._special) or self._int != 0

    def compare(self, other, context=None):
        other = _operand(other)
        nan = _nan_of(context or getcontext(), self, other)
        return nan if nan is not None else Decimal(self._order(other))

    def compare_total(self, other, context=None):
        a, b = _total_key(self), _total_key(_operand(other))
        return Decimal((a > b) - (a < b))

    def max(self, other, context=None):
        return self._extreme(other, context, 1)

    def min(self, other, context=None):
        return self._extreme(other, context, -1)

    def _extreme(self, other, context, sign):
        other = _operand(other)
        context = context or getcontext()
        if self.is_qnan() and not other.is_nan():
            return other._fixed(context)
        if other.is_qnan() and not self.is_nan():
            return self._fixed(context)
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        order = self._order(other) or int(self.compare_total(other))
        return (self if order * sign >= 0 else other)._fixed(context)

    # Arithmetic.

    def copy_abs(self):
        return _made(Decimal, 0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _made(Decimal, not self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return _made(Decimal, _operand(other)._sign, self._int, self._exp, self._special)

    def __neg__(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fixed(context)
        return self.copy_negate()._fixed(context)

    def __pos__(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fixed(context)
        return self._fixed(context)

    def __abs__(self, context=None):
        nan = _nan_of(context or getcontext(), self)
        return nan if nan is not None else self.copy_abs()._fixed(context or getcontext())

    def __add__(self, other):
        other = _converted(other)
        if other is NotImplemented:
            return other
        return self._added(other, getcontext())

    __radd__ = __add__

    def _added(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if self._special or other._special:
            if self._special and other._special and self._sign != other._sign:
                return _invalid(context, "-INF + INF")
            return Decimal(self if self._special else other)
        return _sum(self, other, context)._fixed(context)

    def __sub__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else self._added(other if other.is_nan() else other.copy_negate(), getcontext())

    def __rsub__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else other - self

    def __mul__(self, other):
        other = _converted(other)
        if other is NotImplemented:
            return other
        context = getcontext()
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        sign = self._sign != other._sign
        if self._special or other._special:
            if not self or not other:
                return _invalid(context, "0 * (+-)INF")
            return _made(Decimal, sign, 0, 0, "F")
        return _made(Decimal, sign, self._int * other._int, self._exp + other._exp)._fixed(context)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _converted(other)
        if other is NotImplemented:
            return other
        context = getcontext()
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        sign = self._sign != other._sign
        if self._special or other._special:
            if self._special and other._special:
                return _invalid(context, "(+-)INF/(+-)INF")
            if self._special:
                return _made(Decimal, sign, 0, 0, "F")
            context._signal(Clamped, None)
            return _made(Decimal, sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                return context._signal(DivisionUndefined, _nan(), detail=DivisionUndefined)
            return context._signal(DivisionByZero, _made(Decimal, sign, 0, 0, "F"))
        if not self._int:
            return _made(Decimal, sign, 0, self._exp - other._exp)._fixed(context)
        shift = len(str(other._int)) - len(str(self._int)) + context.prec + 1
        exponent = self._exp - other._exp - shift
        n = self._int * 10**shift if shift >= 0 else self._int
        d = other._int if shift >= 0 else other._int * 10**-shift
        quotient, rest = divmod(n, d)
        if rest:
            # A digit that is neither zero nor half stands for what is left.
            quotient += quotient % 5 == 0
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _made(Decimal, sign, quotient, exponent)._fixed(context)

    def __rtruediv__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else other / self

    def _divided(self, other, context):
        """Integer quotient and remainder; both are finite and the divisor is not zero."""
        sign = self._sign != other._sign
        ideal = self._exp if other._special else min(self._exp, other._exp)
        if not self._int or other._special or self.adjusted() - other.adjusted() <= -2:
            return _made(Decimal, sign, 0, 0), self._to_exponent(ideal, context.rounding)
        if self.adjusted() - other.adjusted() <= context.prec:
            a = self._int * 10 ** (self._exp - ideal)
            b = other._int * 10 ** (other._exp - ideal)
            quotient, rest = divmod(a, b)
            if quotient < 10**context.prec:
                return _made(Decimal, sign, quotient, 0), _made(Decimal, self._sign, rest, ideal)
        nan = context._signal(DivisionImpossible, _nan(), detail=DivisionImpossible)
        return nan, nan

    def _division(self, other, context):
        # (quotient, remainder) with the special cases.
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan, nan
        sign = self._sign != other._sign
        if self._special:
            if other._special:
                nan = _invalid(context, "INF // INF")
                return nan, nan
            return _made(Decimal, sign, 0, 0, "F"), _invalid(context, "INF % x")
        if not other:
            if not self:
                nan = context._signal(DivisionUndefined, _nan(), detail=DivisionUndefined)
                return nan, nan
            context.flags[DivisionByZero] = True
            nan = context._signal(InvalidOperation, _nan(), detail=InvalidOperation)
            return context._signal(DivisionByZero, _made(Decimal, sign, 0, 0, "F")), nan
        quotient, rest = self._divided(other, context)
        return quotient, rest._fixed(context)

    def __divmod__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else self._division(other, getcontext())

    def __rdivmod__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else divmod(other, self)

    def __floordiv__(self, other):
        other = _converted(other)
        if other is NotImplemented:
            return other
        context = getcontext()
        if self._special and not other._special:
            nan = _nan_of(context, self, other)
            return nan if nan is not None else _made(Decimal, self._sign != other._sign, 0, 0, "F")
        if not other and self and not self.is_nan() and not other._special:
            return context._signal(DivisionByZero, _made(Decimal, self._sign != other._sign, 0, 0, "F"))
        return self._division(other, context)[0]

    def __rfloordiv__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else other // self

    def __mod__(self, other):
        other = _converted(other)
        if other is NotImplemented:
            return other
        context = getcontext()
        if not other and self and not self._special and not other._special:
            return _invalid(context, "x % 0")
        if self.is_infinite() and not other.is_nan():
            return _invalid(context, "INF % x")
        return self._division(other, context)[1]

    def __rmod__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else other % self

    def remainder_near(self, other, context=None):
        other = _operand(other)
        context = context or getcontext()
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if self._special or not other:
            return _invalid(context)
        if other._special:
            return self._fixed(context)
        ideal = min(self._exp, other._exp)
        a = self._int * 10 ** (self._exp - ideal)
        b = other._int * 10 ** (other._exp - ideal)
        quotient, rest = divmod(a, b)
        if quotient >= 10**context.prec:
            return context._signal(DivisionImpossible, _nan(), detail=DivisionImpossible)
        sign = self._sign
        if 2 * rest + (quotient & 1) > b:
            rest, sign = b - rest, not sign
        return _made(Decimal, sign, rest, ideal)._fixed(context)

    def fma(self, other, third, context=None):
        other, third = _operand(other), _operand(third)
        context = context or getcontext()
        nan = _nan_of(context, self, other, third)
        if nan is not None:
            return nan
        if self._special or other._special:
            if not self or not other:
                return _invalid(context, "0 * INF in fma")
            product = _made(Decimal, self._sign != other._sign, 0, 0, "F")
        else:
            product = _made(Decimal, self._sign != other._sign, self._int * other._int, self._exp + other._exp)
        return product._added(third, context)

    def __pow__(self, other, modulo=None):
        other = _converted(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(_operand(modulo))))
        context = getcontext()
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if not other:
            return _invalid(context, "0 ** 0") if not self else Decimal(1)
        whole = not other._special and (other._exp >= 0 or other._int % 10**-other._exp == 0)
        odd = whole and int(other) % 2 == 1
        sign = self._sign and odd
        if self._sign and self and not whole:
            return _invalid(context, "x ** y with x negative and y not an integer")
        base = self.copy_abs()
        if not base:
            return _made(Decimal, sign, 0, 0, "F") if other._sign else _made(Decimal, sign, 0, 0)
        if base._special:
            return _made(Decimal, sign, 0, 0) if other._sign else _made(Decimal, sign, 0, 0, "F")
        if other._special:
            order = base._order(Decimal(1))
            if order == 0:
                return Decimal(1)
            return Decimal(0) if (order < 0) != bool(other._sign) else _made(Decimal, 0, 0, 0, "F")
        result = _power(base, other, whole, context)
        return _made(Decimal, sign, result._int, result._exp, result._special)._fixed(context)

    def __rpow__(self, other, modulo=None):
        other = _converted(other)
        return other if other is NotImplemented else other**self

    def sqrt(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if self._special and not self._sign:
            return Decimal(self)
        if not self:
            return _made(Decimal, self._sign, 0, self._exp // 2)._fixed(context)
        if self._sign:
            return _invalid(context, "sqrt(-x), x > 0")
        digits = context.prec + 1
        odd = self._exp & 1
        exponent = self._exp >> 1
        coefficient = self._int * 10 if odd else self._int
        half = (len(str(self._int)) >> 1) + 1 if odd else len(str(self._int)) + 1 >> 1
        shift = digits - half
        exact = True
        if shift >= 0:
            coefficient *= 100**shift
        else:
            coefficient, rest = divmod(coefficient, 100**-shift)
            exact = not rest
        exponent -= shift
        root = _math.isqrt(coefficient)
        exact = exact and root * root == coefficient
        if exact:
            if shift >= 0:
                root //= 10**shift
            else:
                root *= 10**-shift
            exponent += shift
        elif root % 5 == 0:
            root += 1
        with localcontext(context, rounding=ROUND_HALF_EVEN) as inner:
            result = _made(Decimal, 0, root, exponent)._fixed(inner)
            for signal, on in inner.flags.items():
                context.flags[signal] = context.flags[signal] or on
        return result

    def exp(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if self._special:
            return Decimal(0) if self._sign else Decimal(self)
        if not self:
            return Decimal(1)
        if self.adjusted() > len(str(context.Emax)) + 2:
            big = _made(Decimal, 0, 1, context.Emin * 2 if self._sign else context.Emax + 1)
            return big._fixed(context)
        places = context.prec + 3
        return _exp_of(self, places)._rounded_half_even(context)

    def ln(self, context=None):
        return self._logarithm(context, lambda places: _ln_of(self, places))

    def log10(self, context=None):
        text = str(self._int)
        if not self._special and not self._sign and self._int and text.rstrip("0") == "1":
            return Decimal(self.adjusted())._fixed(context or getcontext())
        return self._logarithm(context, lambda places: _quotient(_ln_of(self, places + 5), _ln_of(Decimal(10), places + 5), places))

    def _logarithm(self, context, compute):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if not self:
            return _made(Decimal, 1, 0, 0, "F")
        if self._sign:
            return _invalid(context, "ln of a negative value")
        if self._special:
            return Decimal(self)
        if self._order(Decimal(1)) == 0:
            return Decimal(0)
        return compute(context.prec + 5)._rounded_half_even(context)

    def _rounded_half_even(self, context):
        with localcontext(context, rounding=ROUND_HALF_EVEN) as inner:
            result = self._fixed(inner)
            for signal, on in inner.flags.items():
                context.flags[signal] = context.flags[signal] or on
        context._signal(Inexact, None)
        context._signal(Rounded, None)
        return result

    def logb(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if self._special:
            return self.copy_abs()
        if not self:
            return context._signal(DivisionByZero, _made(Decimal, 1, 0, 0, "F"))
        return Decimal(self.adjusted())._fixed(context)

    def scaleb(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if other._exp != 0 or other._special:
            return _invalid(context)
        if self._special:
            return Decimal(self)
        return _made(Decimal, self._sign, self._int, self._exp + int(other))._fixed(context)

    def next_plus(self, context=None):
        return self._neighbour(context, ROUND_CEILING, 0)

    def next_minus(self, context=None):
        return self._neighbour(context, ROUND_FLOOR, 1)

    def _neighbour(self, context, rounding, sign):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if self._special:
            if self._sign == sign:
                return Decimal(self)
            return _made(Decimal, not sign, 10**context.prec - 1, context.Etop())
        inner = context.copy()
        inner.rounding = rounding
        inner.clear_traps()
        moved = self._fixed(inner)
        if moved != self:
            return moved
        return self._added(_made(Decimal, sign, 1, inner.Etiny() - 1), inner)


def _made(cls, sign, coefficient, exponent, special=""):
    made = object.__new__(cls)
    made._sign = 1 if sign else 0
    made._int = coefficient
    made._exp = exponent
    made._special = special
    return made


def _nan():
    return _made(Decimal, 0, 0, 0, "n")


def _invalid(context, detail=None):
    return context._signal(InvalidOperation, _nan(), detail=InvalidOperation)


def _nan_of(context, *values):
    """The NaN that an operation on the values gives, if one of them is a NaN."""
    for value in values:
        if value._special == "N":
            return context._signal(InvalidOperation, _made(Decimal, value._sign, value._int, 0, "n"))
    for value in values:
        if value._special == "n":
            return value._fixed(context)
    return None


def _parse(cls, text, context):
    match = _NUMBER.fullmatch(text.strip().replace("_", ""))
    if match is None:
        context = context or getcontext()
        return context._signal(ConversionSyntax, _nan(), detail=ConversionSyntax)
    sign = match["sign"] == "-"
    if match["int"] is not None:
        fraction = match["frac"] or ""
        return _made(cls, sign, int(match["int"] + fraction), int(match["exp"] or "0") - len(fraction))
    if match["diag"] is not None:
        return _made(cls, sign, int(match["diag"] or "0"), 0, "N" if match["signal"] else "n")
    return _made(cls, sign, 0, 0, "F")


def _from_tuple(cls, value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exponent == "F":
        return _made(cls, sign, 0, 0, "F")
    if not all([isinstance(digit, int) and 0 <= digit <= 9 for digit in digits]):
        raise ValueError("coefficient must be a tuple of digits")
    coefficient = int("".join(map(str, digits)) or "0")
    if exponent in ("n", "N"):
        return _made(cls, sign, coefficient, 0, exponent)
    if not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return _made(cls, sign, coefficient, exponent)


def _converted(value):
    # The other operand of an operator.
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    return NotImplemented


def _operand(value, exact=False):
    converted = _converted(value)
    if converted is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return converted


def _comparable(other, equality):
    if isinstance(other, (Decimal, int)):
        return _converted(other)
    if isinstance(other, float):
        context = getcontext()
        context.flags[FloatOperation] = True
        if context.traps[FloatOperation] and not equality:
            raise FloatOperation("strict semantics for mixing floats and Decimals are enabled")
        return Decimal.from_float(other)
    if isinstance(other, _numbers.Rational):
        exact = Context(prec=MAX_PREC)
        n, d = other.numerator, other.denominator
        return _Ratio(n, d)
    if equality and isinstance(other, complex) and other.imag == 0:
        return Decimal.from_float(other.real)
    return NotImplemented


class _Ratio(Decimal):
    # A fraction to compare with, which may have no decimal digits of its own.
    __slots__ = ("_n", "_d")

    def __new__(cls, n, d):
        made = _made(cls, n < 0, abs(n), 0)
        made._n, made._d = n, d
        return made


def _ratio_order(self, other):
    if isinstance(other, _Ratio) and not self._special:
        n, d = self.as_integer_ratio()
        a, b = n * other._d, other._n * d
        return (a > b) - (a < b)
    return _plain_order(self, other)


_plain_order = Decimal._order
Decimal._order = _ratio_order


def _total_key(value):
    # Orders all values: -NaN < -sNaN < -Infinity < ... < Infinity < sNaN < NaN, and 1.00 before 1.0.
    sign = -1 if value._sign else 1
    rank = {"n": 3, "N": 2, "F": 1, "": 0}[value._special]
    if rank >= 2:
        return (sign * rank, sign * value._int, 0)
    if rank == 1:
        return (sign, 0, 0)
    n, d = value.as_integer_ratio()
    from fractions import Fraction

    return (0, (Fraction(n, d), sign if n == 0 else 0), sign * value._exp)


def _sum(a, b, context):
    """The exact sum; of numbers far apart, one that rounds as the sum does."""
    least = min(a._exp, b._exp)
    if not a._int or not b._int:
        other = b if not a._int else a
        if not a._int and not b._int:
            negative = a._sign and b._sign or a._sign != b._sign and context.rounding == ROUND_FLOOR
            return _made(Decimal, negative, 0, least)
        least = max(least, other._exp - context.prec - 1)
        return other._to_exponent(least, context.rounding) if other._exp > least else other
    big, small = (a, b) if a._exp >= b._exp else (b, a)
    small_length = len(str(small._int))
    far = big._exp + min(-1, len(str(big._int)) - context.prec - 2)
    if small_length + small._exp - 1 < far:
        small = _made(Decimal, small._sign, 1, far)
    exponent = small._exp
    x = big._int * 10 ** (big._exp - exponent)
    total = (-x if big._sign else x) + (-small._int if small._sign else small._int)
    if total == 0:
        return _made(Decimal, context.rounding == ROUND_FLOOR, 0, least)
    return _made(Decimal, total < 0, abs(total), exponent)


def _scaled(value, places):
    # The value as an integer of `places` decimal places.
    shift = value._exp + places
    n = value._int * 10**shift if shift >= 0 else value._int // 10**-shift
    return -n if value._sign else n


def _quotient(a, b, places):
    with localcontext(prec=places + 2, Emax=MAX_EMAX, Emin=MIN_EMIN) as context:
        context.clear_traps()
        return a / b


def _ln_integer(n, places):
    """ln of a positive integer with that many decimal places, scaled by them: by square roots, then a series."""
    work = places + 12 + len(str(n)) // 2
    unit = 10**work
    # n = m * 10**k with m near 1: ln n = ln m + k ln 10.
    k = len(str(n)) - 1
    m = n * unit // 10**k
    return (_ln_small(m, work) + k * (_ln_small(10 * unit, work) if k else 0)) // 10 ** (work - places)


def _ln_small(m, work):
    unit = 10**work
    halvings = 0
    while abs(m - unit) * 100 > unit:
        m = _math.isqrt(m * unit)
        halvings += 1
    # ln m = 2 artanh((m - 1) / (m + 1))
    y = (m - unit) * unit // (m + unit)
    square = y * y // unit
    total, term, i = 0, y, 1
    while term not in (0, -1):
        total += term // i
        term = term * square // unit
        i += 2
    return 2 * total << halvings


def _ln_of(value, digits):
    """ln of a positive value, to at least that many significant digits."""
    # Near 1 the result is small: more places then.
    places = digits + 2
    near = value._added(Decimal(-1), Context(prec=max(len(str(value._int)) + abs(value._exp) + 2, 28)))
    if near and near.adjusted() < 0:
        places += -near.adjusted()
    result = _ln_integer(value._int, places + len(str(abs(value._exp) + 1))) if value._int > 1 else 0
    extra = len(str(abs(value._exp) + 1))
    if value._int <= 1:
        result = 0
    if value._exp:
        result += value._exp * _ln_integer(10, places + extra)
    return _made(Decimal, result < 0, abs(result), -(places + extra))


def _exp_of(value, digits):
    """e to the value, to at least that many significant digits."""
    size = max(value.adjusted() + 1, 0)
    work = digits + size + 10
    unit = 10**work
    x = _scaled(value, work)
    ten = _ln_integer(10, work + size)
    k = x * 10**size // ten
    rest = x - k * ten // 10**size
    # e**rest with rest below ln 10: halved, summed, squared.
    halvings = 8
    work_unit = unit * 10**4
    r = rest * 10**4 >> halvings
    total, term, i = work_unit, work_unit, 1
    while term:
        term = term * r // (work_unit * i)
        total += term
        i += 1
        if term == -1:
            break
    for _ in range(halvings):
        total = total * total // work_unit
    return _made(Decimal, 0, total, k - work - 4)


def _power(base, other, whole, context):
    """base ** other of a positive base: exact where that is possible, else with digits to spare."""
    if whole and abs(int(other)) <= 10**6:
        n = int(other)
        text_length = len(str(base._int)) * abs(n)
        if n >= 0 and text_length <= 4 * context.prec + 200:
            return _made(Decimal, 0, base._int**n, base._exp * n)
        if n < 0 and text_length <= 4 * context.prec + 200:
            return _quotient(Decimal(1), _made(Decimal, 0, base._int**-n, base._exp * -n), context.prec + 4)
    if base._order(Decimal(1)) == 0:
        return _made(Decimal, 0, 10 ** (context.prec - 1), 1 - context.prec)
    root = _exact_root(base, other, context)
    if root is not None:
        return root
    digits = context.prec + 10 + max(other.adjusted(), 0) + len(str(abs(base.adjusted()) + 1))
    logarithm = _ln_of(base, digits)
    product = _made(Decimal, logarithm._sign != other._sign, logarithm._int * other._int, logarithm._exp + other._exp)
    if product.adjusted() > len(str(context.Emax)) + 2:
        return _made(Decimal, 0, 1, context.Emin * 2 if product._sign else context.Emax + 1)
    return _exp_of(product, context.prec + 5)


def _exact_root(base, other, context):
    # 4 ** 0.5 is 2: a power whose exponent has a small denominator may be exact.
    n, d = other.as_integer_ratio()
    if d not in (2, 4, 5, 8, 10, 16, 20, 25) or abs(n) > 1000:
        return None
    coefficient, exponent = base._int, base._exp
    while coefficient % 10 == 0:
        coefficient //= 10
        exponent += 1
    shift = exponent % d
    coefficient *= 10**shift
    exponent -= shift
    root = round(coefficient ** (1 / d)) if coefficient < 10**300 else 0
    for candidate in (root - 1, root, root + 1):
        if candidate > 0 and candidate**d == coefficient:
            value = _made(Decimal, 0, candidate, exponent // d)
            power = _made(Decimal, 0, value._int ** abs(n), value._exp * abs(n))
            result = power if n > 0 else _quotient(Decimal(1), power, context.prec + 4)
            room = context.prec - len(str(result._int))
            return _made(Decimal, 0, result._int * 10**room, result._exp - room) if room > 0 else result
    return None


def _grouped(digits, separator):
    if not separator:
        return digits
    first = (len(digits) - 1) % 3 + 1
    return digits[:first] + "".join([separator + digits[i:i + 3] for i in range(first, len(digits), 3)])


def _padded(match, sign, body, fill=None):
    width = int(match["width"] or 0)
    fill = fill or match["fill"] or " "
    align = match["align"] or ">"
    padding = fill * (width - len(sign) - len(body))
    if align == "<":
        return sign + body + padding
    if align == ">":
        return padding + sign + body
    if align == "=":
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]


_numbers.Number.register(Decimal)

_m_static(Context, Decimal)
