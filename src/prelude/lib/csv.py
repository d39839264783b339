# `csv`: reading and writing rows of text.

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect", "excel",
    "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "Sniffer",
    "unregister_dialect", "DictReader", "DictWriter", "unix_dialect",
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
__version__ = "1.0"
_limit = [131072]
_dialects = {}


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    """Describe a CSV dialect."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Format(self, {})
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """Describe the usual properties of Excel-generated CSV files."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """Describe the usual properties of Excel-generated TAB-delimited files."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """Describe the usual properties of Unix-generated CSV files."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


class _Format:
    # A dialect with all its parameters checked: what `reader.dialect` is.
    _DEFAULTS = {
        "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"', "quoting": QUOTE_MINIMAL,
        "skipinitialspace": False, "strict": False,
    }

    def __init__(self, dialect, options):
        for name in options:
            if name not in self._DEFAULTS:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        for name, default in self._DEFAULTS.items():
            value = getattr(dialect, name, default) if dialect is not None else default
            if name in options:
                value = options[name]
            setattr(self, name, value)
        self._check()

    def _check(self):
        self.doublequote, self.skipinitialspace, self.strict = bool(self.doublequote), bool(self.skipinitialspace), bool(self.strict)
        if type(self.quoting) is not int:
            raise TypeError('"quoting" must be an integer, not ' + type(self.quoting).__name__)
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        for name, may_be_none in (("delimiter", False), ("quotechar", True), ("escapechar", True)):
            value = getattr(self, name)
            if value is None and may_be_none:
                continue
            what = "a unicode character or None" if may_be_none else "a unicode character"
            if not isinstance(value, str):
                raise TypeError(f'"{name}" must be {what}, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be {what}, not a string of length {len(value)}')
        if self.quotechar is None and self.quoting != QUOTE_NONE:
            raise TypeError("quotechar must be set if quoting enabled")
        if self.lineterminator is None:
            raise TypeError("lineterminator must be set")
        if not isinstance(self.lineterminator, str):
            raise TypeError(f'"lineterminator" must be a string, not {type(self.lineterminator).__name__}')
        for name in ("delimiter", "escapechar", "quotechar"):
            value = getattr(self, name)
            if value is not None and (value in "\n\r" or value == " " and name != "delimiter" and self.skipinitialspace):
                raise ValueError(f"bad {name} value")
        if self.delimiter == " " and self.skipinitialspace:
            raise ValueError("bad delimiter value")
        for first, second in (("delimiter", "escapechar"), ("delimiter", "quotechar"), ("escapechar", "quotechar")):
            if getattr(self, first) is not None and getattr(self, first) == getattr(self, second):
                raise ValueError(f"bad {first} or {second} value")


_Format.__name__ = _Format.__qualname__ = "Dialect"
_Format.__module__ = "_csv"


def _format_of(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    elif isinstance(dialect, type):
        dialect = dialect()
    return _Format(dialect, options)


def register_dialect(name, dialect=None, /, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _format_of(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(*limit):
    old = _limit[0]
    if limit:
        if not isinstance(limit[0], int):
            raise TypeError("limit must be an integer")
        _limit[0] = limit[0]
    return old


# ---- reading

class _Reader:
    def __init__(self, lines, format):
        self._lines = lines
        self.dialect = format
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields = []
        self._start()
        state = "start record"
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._chars or state == "in quoted field":
                    if self.dialect.strict:
                        raise Error("unexpected end of data") from None
                    self._save()
                    return self._fields
                if state == "escaped":
                    self._save()
                    return self._fields
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            state = self._line(line, state)
            if state == "start record":
                return self._fields

    def _start(self):
        self._chars = []
        self._quoted = False
        self._numeric = False

    def _save(self):
        text = "".join(self._chars)
        quoting = self.dialect.quoting
        value = text
        if not self._quoted:
            if quoting == QUOTE_NOTNULL and text == "":
                value = None
            elif quoting == QUOTE_STRINGS and text == "":
                value = None
            elif self._numeric or quoting == QUOTE_NONNUMERIC and text != "" or quoting == QUOTE_STRINGS:
                value = float(text)
        self._fields.append(value)
        self._start()

    def _add(self, text):
        if len(self._chars) + len(text) > _limit[0]:
            raise Error(f"field larger than field limit ({_limit[0]})")
        self._chars.extend(text)

    def _line(self, line, state):
        d = self.dialect
        delimiter, quote, escape, quoting = d.delimiter, d.quotechar, d.escapechar, d.quoting
        i, end = 0, len(line)
        while i <= end:
            c = line[i] if i < end else "\0end"
            if state == "start record":
                if c == "\0end":
                    return "start record"
                if c in "\n\r":
                    state = "after end"
                    i += 1
                    continue
                state = "start field"
            if state == "start field":
                if c == "\0end" or c in "\n\r":
                    self._save()
                    state = "start record" if c == "\0end" else "after end"
                elif c == quote and quoting != QUOTE_NONE:
                    self._quoted = True
                    state = "in quoted field"
                elif c == escape:
                    state = "escaped"
                elif c == " " and d.skipinitialspace:
                    pass
                elif c == delimiter:
                    self._save()
                else:
                    if quoting == QUOTE_NONNUMERIC:
                        self._numeric = True
                    self._add(c)
                    state = "in field"
            elif state == "escaped":
                if c == "\0end":
                    c = "\n"
                self._add(c)
                state = "in field"
            elif state == "in field":
                if c == "\0end" or c in "\n\r":
                    self._save()
                    state = "start record" if c == "\0end" else "after end"
                elif c == escape:
                    state = "escaped"
                elif c == delimiter:
                    self._save()
                    state = "start field"
                else:
                    self._add(c)
            elif state == "in quoted field":
                if c == "\0end":
                    break
                if c == escape:
                    state = "escape in quotes"
                elif c == quote and quoting != QUOTE_NONE:
                    state = "quote in quotes" if d.doublequote else "in field"
                else:
                    self._add(c)
            elif state == "escape in quotes":
                self._add("\n" if c == "\0end" else c)
                state = "in quoted field"
            elif state == "quote in quotes":
                if quoting != QUOTE_NONE and c == quote:
                    self._add(c)
                    state = "in quoted field"
                elif c == delimiter:
                    self._save()
                    state = "start field"
                elif c == "\0end" or c in "\n\r":
                    self._save()
                    state = "start record" if c == "\0end" else "after end"
                elif not d.strict:
                    self._add(c)
                    state = "in field"
                else:
                    raise Error(f"'{delimiter}' expected after '{quote}'")
            elif state == "after end":
                if c == "\0end":
                    state = "start record"
                elif c not in "\n\r":
                    raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")
            if c == "\0end":
                break
            i += 1
        return "start record" if state == "after end" else state


_Reader.__name__ = _Reader.__qualname__ = "reader"
_Reader.__module__ = "_csv"


def reader(iterable, /, dialect="excel", **fmtparams):
    return _Reader(iter(iterable), _format_of(dialect, fmtparams))


# ---- writing

class _Writer:
    def __init__(self, file, format):
        self._write = file.write
        self.dialect = format

    def writerow(self, row, /):
        try:
            values = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        parts = [self._field(value) for value in values]
        if len(parts) == 1 and parts[0] == "":
            if self.dialect.quoting == QUOTE_NONE or self.dialect.quotechar is None:
                raise Error("single empty field record must be quoted")
            parts[0] = self.dialect.quotechar * 2
        return self._write(self.dialect.delimiter.join(parts) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)

    def _field(self, value):
        d = self.dialect
        quoting = d.quoting
        is_text = isinstance(value, str)
        if quoting == QUOTE_NONNUMERIC:
            quoted = not isinstance(value, (int, float, complex)) and not hasattr(type(value), "__float__")
        elif quoting == QUOTE_STRINGS:
            quoted = is_text
        elif quoting == QUOTE_NOTNULL:
            quoted = value is not None
        else:
            quoted = quoting == QUOTE_ALL
        text = value if is_text else "" if value is None else str(value)
        special = d.delimiter + "\n\r" + (d.quotechar or "") + (d.escapechar or "") + d.lineterminator
        out = []
        for c in text:
            if c in special:
                if quoting == QUOTE_NONE:
                    if d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    out.append(d.escapechar)
                elif c == d.quotechar:
                    if d.doublequote:
                        out.append(d.quotechar)
                    elif d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    else:
                        out.append(d.escapechar)
                        out.append(c)
                        continue
                    quoted = True
                elif c == d.escapechar:
                    out.append(d.escapechar)
                else:
                    quoted = True
            elif c == " " and d.delimiter == " " and d.skipinitialspace:
                quoted = True
            out.append(c)
        text = "".join(out)
        if not text and quoting != QUOTE_NONE and d.delimiter == " " and d.skipinitialspace:
            quoted = True
        return d.quotechar + text + d.quotechar if quoted else text


_Writer.__name__ = _Writer.__qualname__ = "writer"
_Writer.__module__ = "_csv"


def writer(fileobj, /, dialect="excel", **fmtparams):
    if not callable(getattr(fileobj, "write", None)):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(fileobj, _format_of(dialect, fmtparams))


# ---- rows as dicts

class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(names) < len(row):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result

    __class_getitem__ = classmethod(type(list[int]))


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))

    __class_getitem__ = classmethod(type(list[int]))


# ---- guessing

class Sniffer:
    """Guesses the format of a sample: the delimiter that cuts its lines into equally many fields."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        delimiter, skip = self._guess(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote = '""' in sample
        dialect.delimiter = delimiter
        dialect.quotechar = "'" if "'" in sample and '"' not in sample and f"{delimiter}'" in sample else '"'
        dialect.skipinitialspace = skip
        return dialect

    def _guess(self, sample, delimiters):
        lines = [line for line in sample.split("\n") if line.strip("\r")][:20]
        outside = []
        for line in lines:
            kept, inside = [], False
            for c in line.rstrip("\r"):
                if c == '"':
                    inside = not inside
                elif not inside:
                    kept.append(c)
            outside.append("".join(kept))
        candidates = []
        for c in dict.fromkeys("".join(outside)):
            if c.isalnum() or c in "_\"'" or delimiters is not None and c not in delimiters:
                continue
            counts = [line.count(c) for line in outside]
            if min(counts) > 0 and counts.count(counts[0]) == len(counts):
                candidates.append(c)
        best = next((c for c in self.preferred if c in candidates), candidates[0] if candidates else "")
        skip = bool(best) and all(line.count(best) == line.count(best + " ") for line in outside)
        return best, skip

    def has_header(self, sample):
        import io

        rows = reader(io.StringIO(sample), self.sniff(sample))
        header = next(rows)
        votes = 0
        kinds = {i: None for i in range(len(header))}
        for row, _ in zip(rows, range(21)):
            if len(row) != len(header):
                continue
            for i in list(kinds):
                kind = _kind(row[i])
                if kinds[i] is None:
                    kinds[i] = kind
                elif kinds[i] != kind:
                    del kinds[i]
        for i, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[i]) != kind else -1
            else:
                votes += 1 if _kind(header[i]) != kind else -1
        return votes > 0


def _kind(text):
    try:
        complex(text)
    except ValueError:
        return len(text)
    return "number"


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)
