# Dates and times. A date is kept as year, month and day; days are counted from 0001-01-01, which is day 1.

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYNAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHNAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EPOCH_DAYS = 719163


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _LENGTHS[month]


def _ymd2ord(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE[month] + (month > 2 and _is_leap(year)) + day


def _ord2ymd(n):
    n -= 1
    cycles400, n = divmod(n, 146097)
    cycles100, n = divmod(n, 36524)
    cycles4, n = divmod(n, 1461)
    years, n = divmod(n, 365)
    year = cycles400 * 400 + cycles100 * 100 + cycles4 * 4 + years + 1
    if years == 4 or cycles100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    leap = month > 2 and _is_leap(year)
    before = _BEFORE[month] + leap
    if before > n:
        month -= 1
        before -= _days_in_month(year, month)
    return year, month, n - before + 1


def _check_date(year, month, day):
    year, month, day = _m_index(year), _m_index(month), _m_index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 1 <= month <= 12:
        raise ValueError(f"month must be in 1..12, not {month}")
    most = _days_in_month(year, month)
    if not 1 <= day <= most:
        raise ValueError(f"day {day} must be in range 1..{most} for month {month} in year {year}")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _m_index(hour), _m_index(minute), _m_index(second), _m_index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError(f"hour must be in 0..23, not {hour}")
    if not 0 <= minute <= 59:
        raise ValueError(f"minute must be in 0..59, not {minute}")
    if not 0 <= second <= 59:
        raise ValueError(f"second must be in 0..59, not {second}")
    if not 0 <= microsecond <= 999999:
        raise ValueError(f"microsecond must be in 0..999999, not {microsecond}")
    if fold not in (0, 1):
        raise ValueError(f"fold must be either 0 or 1, not {fold}")
    return hour, minute, second, microsecond, fold


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}")
    return offset


def _round_half_even(numerator, denominator):
    quotient, rest = divmod(numerator, denominator)
    rest *= 2
    if rest > denominator or rest == denominator and quotient & 1:
        quotient += 1
    return quotient


def _offset_text(offset, separator=":"):
    if offset is None:
        return ""
    sign = "+"
    if offset.days < 0:
        sign = "-"
        offset = -offset
    minutes, seconds = divmod(offset.seconds, 60)
    text = f"{sign}{minutes // 60:02d}{separator}{minutes % 60:02d}"
    if seconds or offset.microseconds:
        text += f"{separator}{seconds:02d}"
        if offset.microseconds:
            text += f".{offset.microseconds:06d}"
    return text



class timedelta:
    __slots__ = ("_days", "_seconds", "_microseconds", "_hash")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        # Everything as microseconds: exact for ints, the fractions of floats rounded at the end.
        total = 0
        fraction = 0.0
        for name, value, unit in (
            ("days", days, 86400000000), ("seconds", seconds, 1000000), ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
            ("minutes", minutes, 60000000), ("hours", hours, 3600000000), ("weeks", weeks, 604800000000),
        ):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                n, d = value.as_integer_ratio()
                whole, rest = divmod(n * unit, d)
                total += whole
                if rest:
                    fraction += rest / d
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if fraction:
            whole = int(fraction)
            part = fraction - whole
            total += whole
            if part > 0.5 or part == 0.5 and total & 1:
                total += 1
        return cls._make(total)

    @classmethod
    def _make(cls, total):
        days, rest = divmod(total, 86400000000)
        if not -2147483648 <= days <= 2147483647:
            raise OverflowError("Python int too large to convert to C int")
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds = rest // 1000000
        self._microseconds = rest % 1000000
        self._hash = None
        return self

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return other - self
        return NotImplemented

    def __neg__(self):
        return timedelta._make(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._make(self._total() * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._make(_round_half_even(self._total() * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._make(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            n, d = (self._total(), other) if other > 0 else (-self._total(), -other)
            if not d:
                raise ZeroDivisionError("division by zero")
            return timedelta._make(_round_half_even(n, d))
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            if not n:
                raise ZeroDivisionError("division by zero")
            if n < 0:
                n, d = -n, -d
            return timedelta._make(_round_half_even(d * self._total(), n))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._total(), other._total())
            return q, timedelta._make(r)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class IsoCalendarDate(tuple):
    __slots__ = ()
    year = tuple_getter(0)
    week = tuple_getter(1)
    weekday = tuple_getter(2)

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _format(obj, format, timetuple):
    # `strftime`, with the directives that only these classes know filled in first.
    import time as _time

    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    out = []
    i = 0
    while i < len(format):
        at = format.find("%", i)
        if at < 0 or at + 1 >= len(format):
            out.append(format[i:])
            break
        out.append(format[i:at])
        letter = format[at + 1]
        i = at + 2
        if letter == "f":
            out.append(f"{getattr(obj, 'microsecond', 0):06d}")
        elif letter == "z":
            out.append(_offset_text(obj.utcoffset(), "") if hasattr(obj, "utcoffset") else "")
        elif letter == ":" and format[i:i + 1] == "z":
            out.append(_offset_text(obj.utcoffset()) if hasattr(obj, "utcoffset") else "")
            i += 1
        elif letter == "Z":
            out.append((obj.tzname() or "").replace("%", "%%") if hasattr(obj, "tzname") else "")
        elif letter in "YGFC" and timetuple[0] < 1000:
            out.append({"Y": f"{timetuple[0]:04d}", "F": f"{timetuple[0]:04d}-%m-%d", "C": f"{timetuple[0] // 100:02d}"}.get(letter) or f"{_iso_year(obj):04d}")
        else:
            out.append("%" + letter)
    return _time.strftime("".join(out), timetuple)


def _iso_year(obj):
    return obj.isocalendar()[0]


def _week_1_monday(year):
    first = _ymd2ord(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _iso_to_ordinal(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 0 < week < 53:
        first = _ymd2ord(year, 1, 1) % 7
        if not (week == 53 and (first == 4 or first == 3 and _is_leap(year))):
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _week_1_monday(year) + (week - 1) * 7 + day - 1


def _digits(text):
    return text.isascii() and text.isdigit()


def _read_date(text):
    # YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]
    dashed = len(text) > 4 and text[4] == "-"
    rest = text[5:] if dashed else text[4:]
    if not _digits(text[:4]):
        raise ValueError
    year = int(text[:4])
    if rest[:1] == "W":
        if not _digits(rest[1:3]) or len(rest) < 3:
            raise ValueError
        week, rest = int(rest[1:3]), rest[3:]
        day = 1
        if rest:
            if dashed:
                if rest[0] != "-":
                    raise ValueError
                rest = rest[1:]
            if len(rest) != 1 or not _digits(rest):
                raise ValueError
            day = int(rest)
        return _ord2ymd(_iso_to_ordinal(year, week, day))
    if dashed:
        if len(rest) != 5 or rest[2] != "-":
            raise ValueError
        rest = rest[:2] + rest[3:]
    if len(rest) != 4 or not _digits(rest):
        raise ValueError
    return year, int(rest[:2]), int(rest[2:])


def _read_clock(text):
    # HH[:MM[:SS[.ffffff]]], with or without colons
    parts = [0, 0, 0, 0]
    at = 0
    colon = text[2:3] == ":"
    for i in range(3):
        if not _digits(text[at:at + 2]) or len(text[at:at + 2]) < 2:
            raise ValueError("Invalid isoformat string")
        parts[i] = int(text[at:at + 2])
        at += 2
        next = text[at:at + 1]
        if not next or i == 2:
            break
        if colon:
            if next != ":":
                raise ValueError("Invalid isoformat string")
            at += 1
    if at < len(text):
        if text[at] not in ".," or i < 2:
            raise ValueError("Invalid isoformat string")
        fraction = text[at + 1:]
        if not _digits(fraction):
            raise ValueError("Invalid isoformat string")
        parts[3] = int((fraction + "00000")[:6])
    return parts


def _read_time(text):
    # hour, minute, second, microsecond, tzinfo, and whether it was 24:00
    at = next((i for i, char in enumerate(text) if char in "+-Z"), len(text))
    clock, zone = text[:at], text[at:]
    parts = _read_clock(clock)
    tz = None
    if zone == "Z":
        tz = timezone.utc
    elif zone:
        if len(zone) < 3 or zone[0] == "Z":
            raise ValueError("Malformed time zone string")
        hours, minutes, seconds, micro = _read_clock(zone[1:])
        if hours > 23 or minutes > 59 or seconds > 59:
            raise ValueError("Invalid time zone")
        offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
        tz = timezone.utc if not offset else timezone(-offset if zone[0] == "-" else offset)
    midnight = parts[0] == 24
    if midnight:
        if any(parts[1:]):
            raise ValueError("minute, second, and microsecond must be 0 when hour is 24")
        parts[0] = 0
    return (*parts, tz), midnight


class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        import time as _time

        t = _time.localtime(timestamp)
        return cls(t[0], t[1], t[2])

    @classmethod
    def today(cls):
        import time as _time

        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n, /):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAXORDINAL:
            raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {_ord2ymd(n)[0]}")
        return cls(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        if len(date_string) not in (7, 8, 10):
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        try:
            parts = _read_date(date_string)
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_ord2ymd(_iso_to_ordinal(year, week, day)))

    @classmethod
    def strptime(cls, date_string, format, /):
        import _strptime

        f = _strptime.parse(date_string, format)
        return cls(f["year"], f["month"], f["day"])

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return f"{_DAYNAMES[self.weekday()]} {_MONTHNAMES[self._month]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        return _format(self, format, self.timetuple())

    def __format__(self, format_spec):
        if not isinstance(format_spec, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format_spec).__name__}")
        return self.strftime(format_spec) if format_spec else str(self)

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def timetuple(self):
        return _timetuple(self, 0, 0, 0, -1)

    def toordinal(self):
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    __replace__ = replace

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        monday = _week_1_monday(year)
        today = self.toordinal()
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _week_1_monday(year), 7)
        elif week >= 52 and today >= _week_1_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate((year, week + 1, day + 1))

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() == other._key()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() < other._key()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() <= other._key()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() > other._key()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() >= other._key()
        return NotImplemented

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if 0 < n <= _MAXORDINAL:
                return type(self).fromordinal(n)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


def _timetuple(day, hour, minute, second, dst):
    import time as _time

    yday = _BEFORE[day.month] + (day.month > 2 and _is_leap(day.year)) + day.day
    return _time.struct_time((day.year, day.month, day.day, hour, minute, second, date.weekday(day), yday, dst))


class tzinfo:
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst

    def __reduce__(self):
        return self.__class__, getattr(self, "__getinitargs__", lambda: ())(), getattr(self, "__dict__", None) or None


def _spec_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    if timespec == "seconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "milliseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}"
    if timespec == "microseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}"
    raise ValueError("Unknown timespec value")


class time:
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        text = time_string.removeprefix("T")
        try:
            parts, _ = _read_time(text)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*parts)

    @classmethod
    def strptime(cls, date_string, format, /):
        return datetime.strptime(date_string, format).timetz()

    def isoformat(self, timespec="auto"):
        return _spec_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            parts.append("fold=1")
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}({', '.join(parts)})"

    def strftime(self, format):
        import time as _time

        return _format(self, format, _time.struct_time((1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)))

    def __format__(self, format_spec):
        if not isinstance(format_spec, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format_spec).__name__}")
        return self.strftime(format_spec) if format_spec else str(self)

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset("utcoffset", self._tzinfo.utcoffset(None))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(None))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute, self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond, self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def _micro(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compare(self, other, symbol):
        # The difference in microseconds, of UTC where offsets differ; None when one has no offset and the other has.
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return self._micro() - other._micro()
        if mine is None or theirs is None:
            if symbol == "==":
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._micro() - mine._total() - (other._micro() - theirs._total())

    def __eq__(self, other):
        return self._compare(other, "==") == 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._compare(other, "<") < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._compare(other, "<=") <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._compare(other, ">") > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._compare(other, ">=") >= 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micro() if offset is None else self._micro() - offset._total())

    def __reduce__(self):
        return _remake, (self.__class__, (self._hour, self._minute, self._second, self._microsecond, self._tzinfo), self._fold)


def _remake(cls, args, fold):
    return cls(*args, fold=fold)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
_tzinfo_class = tzinfo


class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    @classmethod
    def _from_micro(cls, total, tz=None):
        # From microseconds since 1970 in UTC.
        days, rest = divmod(total, 86400000000)
        ordinal = days + _EPOCH_DAYS
        if not 0 < ordinal <= _MAXORDINAL:
            raise ValueError(f"year {1970 + days // 366 if days < 0 else 1970 + days // 365} is out of range")
        seconds, micro = divmod(rest, 1000000)
        return cls(*_ord2ymd(ordinal), seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_tzinfo(tz)
        result = cls._from_micro(_timestamp_micro(timestamp), tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, t, /):
        return cls._from_micro(_timestamp_micro(t))

    @classmethod
    def now(cls, tz=None):
        import time as _time

        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        import time as _time

        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(
            date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, time.tzinfo if tzinfo is True else tzinfo,
            fold=time.fold,
        )

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        if len(date_string) < 7:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        try:
            at = _date_end(date_string)
            year, month, day = _read_date(date_string[:at])
            rest = date_string[at + 1:]
            parts, midnight = ((0, 0, 0, 0, None), False) if at >= len(date_string) else _read_time(rest)
        except ValueError as error:
            if error.args and str(error).startswith(("minute, second", "Invalid week", "year must")):
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        result = cls(year, month, day, *parts)
        return result + timedelta(1) if midnight else result

    @classmethod
    def strptime(cls, date_string, format, /):
        import _strptime

        f = _strptime.parse(date_string, format)
        tz = None
        if f["offset"] is not None:
            delta = timedelta(seconds=f["offset"], microseconds=f["offset_fraction"])
            tz = timezone(delta, f["zone"]) if f["zone"] else timezone(delta)
        return cls(f["year"], f["month"], f["day"], f["hour"], f["minute"], f["second"], f["fraction"], tz)

    def _micro(self):
        return (((self.toordinal() - _EPOCH_DAYS) * 24 + self._hour) * 60 + self._minute) * 60000000 + self._second * 1000000 + self._microsecond

    def timestamp(self):
        offset = self.utcoffset()
        return (self._micro() - (0 if offset is None else offset._total())) / 1000000

    def timetuple(self):
        dst = self.dst()
        return _timetuple(self, self._hour, self._minute, self._second, -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _timetuple(moment, moment._hour, moment._minute, moment._second, 0)

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
            self._hour if hour is None else hour, self._minute if minute is None else minute, self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond, self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone.utc
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError("tz argument must be an instance of tzinfo")
        mine = self._tzinfo
        if tz is mine:
            return self
        offset = None if mine is None else self.utcoffset()
        utc = (self - (timedelta(0) if offset is None else offset)).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        return f"{_DAYNAMES[self.weekday()]} {_MONTHNAMES[self._month]} {self._day:2d} {self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}"

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str):
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {type(sep).__name__}")
        if len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not a string of length {len(sep)}")
        clock = _spec_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{clock}{_offset_text(self.utcoffset())}"

    def __str__(self):
        return self.isoformat(sep=" ")

    def __repr__(self):
        parts = [str(part) for part in (self._year, self._month, self._day, self._hour, self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            parts.append("fold=1")
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}({', '.join(parts)})"

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset("utcoffset", self._tzinfo.utcoffset(self))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(self))

    def _compare(self, other, symbol):
        if self._tzinfo is other._tzinfo:
            return self._micro() - other._micro()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return self._micro() - other._micro()
        if mine is None or theirs is None:
            if symbol == "==":
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._micro() - mine._total() - (other._micro() - theirs._total())

    def __eq__(self, other):
        return self._compare(other, "==") == 0 if isinstance(other, datetime) else NotImplemented

    def __lt__(self, other):
        return self._compare(other, "<") < 0 if isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return self._compare(other, "<=") <= 0 if isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return self._compare(other, ">") > 0 if isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._compare(other, ">=") >= 0 if isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
        return hash(self._micro() if offset is None else self._micro() - offset._total())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        total = self._micro() + other._total()
        days, rest = divmod(total, 86400000000)
        ordinal = days + _EPOCH_DAYS
        if not 0 < ordinal <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        seconds, micro = divmod(rest, 1000000)
        return type(self)(*_ord2ymd(ordinal), seconds // 3600, seconds // 60 % 60, seconds % 60, micro, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        difference = self._micro() - other._micro()
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if mine != theirs:
                if mine is None or theirs is None:
                    raise TypeError("can't subtract offset-naive and offset-aware datetimes")
                difference += theirs._total() - mine._total()
        return timedelta._make(difference)

    def __reduce__(self):
        args = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond, self._tzinfo)
        return _remake, (self.__class__, args, self._fold)


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


def _timestamp_micro(timestamp):
    if isinstance(timestamp, int):
        if not -(1 << 63) <= timestamp < 1 << 63:
            raise OverflowError("timestamp out of range for platform time_t")
        return timestamp * 1000000
    if not isinstance(timestamp, float):
        raise TypeError(f"argument must be int or float, not {_m_type_name(timestamp)}")
    if not -9.3e18 < timestamp < 9.3e18:
        if timestamp != timestamp:
            raise ValueError("cannot convert float NaN to integer")
        raise OverflowError("timestamp out of range for platform time_t")
    n, d = timestamp.as_integer_ratio()
    return _round_half_even(n * 1000000, d)


def _date_end(text):
    # Where the date of an ISO text ends.
    if text[4:5] == "-":
        if text[5:6] == "W":
            return 10 if text[8:9] == "-" and text[9:10].isdigit() else 8
        return 10
    if text[4:5] == "W":
        return 8 if text[7:8].isdigit() and not (len(text) > 9 and text[8:9].isdigit()) else 7
    return 8


class timezone(tzinfo):
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if name is None and not offset and hasattr(cls, "utc"):
            return cls.utc
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}")
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return "datetime.timezone.utc"
        cls = f"{self.__class__.__module__}.{self.__class__.__qualname__}"
        return f"{cls}({self._offset!r})" if self._name is None else f"{cls}({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, name, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._check("utcoffset", dt)
        return self._offset

    def tzname(self, dt):
        self._check("tzname", dt)
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._check("dst", dt)
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance, not " + type(dt).__name__)
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))

_m_static(timedelta, IsoCalendarDate, date, tzinfo, time, datetime, timezone)
