# Time: the clocks are the host's (natives); here is the calendar of UTC, which is the local time zone too.

import _structseq

struct_time = _structseq.make(
    "time.struct_time",
    ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"), 9,
)
timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def time_ns():
    return int(time() * 1000000000)


def monotonic_ns():
    return int(monotonic() * 1000000000)


def perf_counter_ns():
    return int(perf_counter() * 1000000000)


def process_time_ns():
    return int(process_time() * 1000000000)


def thread_time():
    return process_time()


def _civil(days):
    # Year, month, day of a number of days since 1970-01-01: years that begin in March, in cycles of 400.
    days += 719468
    era, day_of_era = divmod(days, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return era * 400 + year_of_era + (month <= 2), month, day


def _days(year, month, day):
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


def gmtime(secs=None, /):
    import math

    secs = time() if secs is None else secs
    days, rest = divmod(math.floor(secs), 86400)
    year, month, day = _civil(days)
    yday = days - _days(year, 1, 1) + 1
    return struct_time((year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7, yday, 0, "UTC", 0))


localtime = gmtime


def mktime(tuple, /):
    year, month, day, hour, minute, second = tuple[:6]
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    return float(_days(year, month, 1) * 86400 + (day - 1) * 86400 + hour * 3600 + minute * 60 + second)


def asctime(tuple=None, /):
    t = localtime() if tuple is None else tuple
    return f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}"


def ctime(secs=None, /):
    return asctime(localtime(secs))


def _iso(year, yday, wday):
    # ISO year and week.
    week = (yday - 1 - wday + 10) // 7
    if week < 1:
        year -= 1
        return year, _weeks(year)
    if week > _weeks(year):
        return year + 1, 1
    return year, week


def _weeks(year):
    def last(y):
        return (y + y // 4 - y // 100 + y // 400) % 7

    return 53 if last(year) == 4 or last(year - 1) == 3 else 52


def _directive(letter, t):
    year, month, day, hour, minute, second, wday, yday = t[:8]
    if letter == "Y":
        return str(year)
    if letter == "G":
        return str(_iso(year, yday, wday)[0])
    if letter == "C":
        return f"{year // 100:02d}"
    if letter == "y":
        return f"{year % 100:02d}"
    if letter == "g":
        return f"{_iso(year, yday, wday)[0] % 100:02d}"
    if letter == "m":
        return f"{month:02d}"
    if letter == "d":
        return f"{day:02d}"
    if letter == "e":
        return f"{day:2d}"
    if letter == "H":
        return f"{hour:02d}"
    if letter == "k":
        return f"{hour:2d}"
    if letter == "I":
        return f"{hour % 12 or 12:02d}"
    if letter == "l":
        return f"{hour % 12 or 12:2d}"
    if letter == "M":
        return f"{minute:02d}"
    if letter == "S":
        return f"{second:02d}"
    if letter == "s":
        return str(int(mktime(t)))
    if letter == "j":
        return f"{yday:03d}"
    if letter == "a":
        return _DAYS[wday][:3]
    if letter == "A":
        return _DAYS[wday]
    if letter == "b" or letter == "h":
        return _MONTHS[month - 1][:3]
    if letter == "B":
        return _MONTHS[month - 1]
    if letter == "p":
        return "PM" if hour >= 12 else "AM"
    if letter == "P":
        return "pm" if hour >= 12 else "am"
    if letter == "w":
        return str((wday + 1) % 7)
    if letter == "u":
        return str(wday + 1)
    if letter == "U":
        return f"{(yday + 6 - (wday + 1) % 7) // 7:02d}"
    if letter == "W":
        return f"{(yday + 6 - wday) // 7:02d}"
    if letter == "V":
        return f"{_iso(year, yday, wday)[1]:02d}"
    if letter == "Z":
        return getattr(t, "tm_zone", None) or "UTC"
    if letter == "z":
        return "+0000"
    if letter == "%":
        return "%"
    if letter == "n":
        return "\n"
    if letter == "t":
        return "\t"
    whole = {
        "c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M",
        "r": "%I:%M:%S %p",
    }.get(letter)
    return "%" + letter if whole is None else strftime(whole, t)


def strftime(format, tuple=None, /):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    t = localtime() if tuple is None else tuple
    if len(t) < 9:
        raise TypeError("Tuple or struct_time argument required")
    out = []
    i = 0
    while True:
        at = format.find("%", i)
        if at < 0 or at + 1 == len(format):
            out.append(format[i:])
            return "".join(out)
        out.append(format[i:at])
        letter = format[at + 1]
        i = at + 2
        padding = ""
        if letter in "-_0^#" and i < len(format):
            padding = letter
            letter = format[i]
            i += 1
        text = _directive(letter, t)
        if padding == "-":
            text = text.lstrip("0 ") or "0"
        elif padding == "_":
            stripped = text.lstrip("0") or "0"
            text = stripped.rjust(len(text))
        elif padding == "^":
            text = text.upper()
        elif padding == "#":
            text = text.swapcase() if letter == "p" else text.upper()
        out.append(text)


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    import _strptime

    f = _strptime.parse(string, format)
    dst = 0 if f["zone"] is not None else -1
    zone = f["zone"].upper() if f["zone"] is not None else None
    return struct_time((
        f["year"], f["month"], f["day"], f["hour"], f["minute"], f["second"], f["weekday"], f["julian"], dst, zone, f["offset"],
    ))


class _ClockInfo:
    def __init__(self, implementation, monotonic, adjustable, resolution):
        self.implementation = implementation
        self.monotonic = monotonic
        self.adjustable = adjustable
        self.resolution = resolution

    def __repr__(self):
        return f"namespace(implementation={self.implementation!r}, monotonic={self.monotonic!r}, adjustable={self.adjustable!r}, resolution={self.resolution!r})"


def get_clock_info(name, /):
    if name not in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        raise ValueError("unknown clock")
    return _ClockInfo(f"host {name}", name != "time", name == "time", 1e-09)
