# Reading dates by a format. Fields are kept by their letter; what was not given is None.

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]

_PATTERNS = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "f": r"(?P<f>[0-9]{1,6})", "H": r"(?P<H>2[0-3]|[0-1]\d|\d| \d)", "k": r"(?P<H>2[0-3]|[0-1]\d|\d| \d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])", "G": r"(?P<G>\d\d\d\d)", "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9]| [1-9])", "M": r"(?P<M>[0-5]\d|\d| \d)", "S": r"(?P<S>6[0-1]|[0-5]\d|\d| \d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d| \d)", "w": r"(?P<w>[0-6])", "u": r"(?P<u>[1-7])", "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d| \d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d| \d)", "y": r"(?P<y>\d\d)", "Y": r"(?P<Y>\d\d\d\d)", "z": r"(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))?",
    "A": "(?P<A>" + "|".join(_DAYS) + ")", "a": "(?P<a>" + "|".join([day[:3] for day in _DAYS]) + ")",
    "B": "(?P<B>" + "|".join(_MONTHS) + ")", "b": "(?P<b>" + "|".join([month[:3] for month in _MONTHS]) + ")",
    "p": "(?P<p>am|pm)", "Z": "(?P<Z>utc|gmt)", "%": "%",
}
_SHORTHANDS = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "h": "%b", "T": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d", "R": "%H:%M", "r": "%I:%M:%S %p", "n": "\n", "t": "\t"}
_cache = {}


def _expand(format):
    for letter, text in _SHORTHANDS.items():
        format = format.replace("%" + letter, text)
    return format


def _compile(format):
    import re

    known = _cache.get(format)
    if known is not None:
        return known
    text = _expand(format)
    parts = []
    i = 0
    while i < len(text):
        char = text[i]
        if char == "%":
            i += 1
            if i == len(text):
                raise ValueError(f"stray % in format '{format}'")
            letter = text[i]
            if letter not in _PATTERNS:
                raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
            parts.append(_PATTERNS[letter])
        elif char.isspace():
            while i + 1 < len(text) and text[i + 1].isspace():
                i += 1
            parts.append(r"\s+")
        else:
            parts.append(re.escape(char))
        i += 1
    try:
        made = re.compile("".join(parts), re.IGNORECASE)
    except re.PatternError as error:
        raise error from None
    if len(_cache) > 32:
        _cache.clear()
    _cache[format] = made
    return made


def _week_to_day(year, week, weekday, monday_first):
    # Day of the year from the number of the week and the day in it (Monday is 0).
    import datetime

    first = datetime.date(year, 1, 1).weekday()
    if not monday_first:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    week_0 = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + week_0 + 7 * (week - 1) + weekday


def _offset(text):
    if text in ("Z", "z"):
        return 0, 0
    if text[3] == ":":
        text = text[:3] + text[4:]
        if len(text) > 5:
            if text[5] != ":":
                raise ValueError(f"Inconsistent use of : in {text}")
            text = text[:5] + text[6:]
    seconds = int(text[1:3]) * 3600 + int(text[3:5]) * 60 + int(text[5:7] or 0)
    fraction = int((text[8:] + "000000")[:6]) if len(text) > 8 else 0
    return (-seconds, -fraction) if text[0] == "-" else (seconds, fraction)


def parse(string, format):
    """{'year', 'month', 'day', 'hour', 'minute', 'second', 'fraction', 'weekday', 'julian', 'offset', 'offset_fraction', 'zone'}"""
    for what, value in ((0, string), (1, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {what} must be str, not {type(value)}")
    found = _compile(format).match(string)
    if not found:
        raise ValueError(f"time data {string!r} does not match format {format!r}")
    if len(string) != found.end():
        raise ValueError(f"unconverted data remains: {string[found.end():]}")
    given = {key: value for key, value in found.groupdict().items() if value is not None}
    return _resolve(given, format, string)


def _resolve(given, format, string):
    import datetime

    number = lambda key, default=None: int(given[key]) if key in given else default
    year = number("Y")
    if "y" in given:
        year = int(given["y"])
        year += 2000 if year <= 68 else 1900
    month = number("m", 1)
    if "B" in given:
        month = _MONTHS.index(given["B"].lower()) + 1
    elif "b" in given:
        month = [name[:3] for name in _MONTHS].index(given["b"].lower()) + 1
    day = number("d", 1)
    hour = number("H", 0)
    if "I" in given:
        hour = int(given["I"])
        half = given.get("p", "").lower()
        if half in ("", "am"):
            hour = 0 if hour == 12 else hour
        elif hour != 12:
            hour += 12
    weekday = None
    if "A" in given:
        weekday = _DAYS.index(given["A"].lower())
    elif "a" in given:
        weekday = [name[:3] for name in _DAYS].index(given["a"].lower())
    elif "w" in given:
        weekday = (int(given["w"]) + 6) % 7
    elif "u" in given:
        weekday = int(given["u"]) - 1
    julian = number("j")
    iso_year, iso_week = number("G"), number("V")
    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    leap_year = year is None and month == 2 and day == 29
    if year is None and iso_year is None:
        year = 1904 if leap_year else 1900
    if julian is None and weekday is not None:
        if "U" in given or "W" in given:
            monday_first = "W" in given
            julian = _week_to_day(year, int(given["W" if monday_first else "U"]), weekday, monday_first)
        elif iso_year is not None and iso_week is not None:
            date = datetime.date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = date.year, date.month, date.day
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if datetime._is_leap(year) else 365
    if julian is None:
        julian = datetime.date(year, month, day).toordinal() - datetime.date(year, 1, 1).toordinal() + 1
    else:
        date = datetime.date.fromordinal(julian - 1 + datetime.date(year, 1, 1).toordinal())
        year, month, day = date.year, date.month, date.day
    if weekday is None:
        weekday = datetime.date(year, month, day).weekday()
    offset, offset_fraction = _offset(given["z"]) if "z" in given else (None, 0)
    return {
        "year": 1900 if leap_year else year, "month": month, "day": day, "hour": hour, "minute": number("M", 0), "second": number("S", 0),
        "fraction": int((given["f"] + "00000")[:6]) if "f" in given else 0, "weekday": weekday, "julian": julian, "offset": offset,
        "offset_fraction": offset_fraction, "zone": given.get("Z"),
    }
