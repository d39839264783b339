# Tracebacks as text and as data. The text of a frame with its carets is the same native code that writes the traceback of an
# uncaught exception.

import sys

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb", "print_exc",
    "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary",
    "TracebackException", "walk_stack", "walk_tb", "print_list",
]

_SAME_FRAMES = 3
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_missing = object()


class FrameSummary:
    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "locals", "_line")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        self.locals = None if locals is None else {key: _safe_text(value, repr) for key, value in locals.items()}

    @property
    def line(self):
        return None if self._lines is None else self._lines.partition("\n")[0].strip()

    def _fields(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._fields() == other._fields() and self.locals == other.locals
        if isinstance(other, tuple):
            return self._fields() == other
        return NotImplemented

    def __getitem__(self, index):
        return self._fields()[index]

    def __iter__(self):
        return iter(self._fields())

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _safe_text(value, function, what=None):
    try:
        return function(value)
    except Exception:
        return f"<{what or 'local'} {function.__name__}() failed>"


def _summaries(rows):
    return StackSummary(
        FrameSummary(file, line, name, line=text, end_lineno=end_line, colno=column, end_colno=end_column)
        for file, line, name, text, end_line, column, end_column in rows
    )


def _limited(rows, limit):
    # The first `limit` rows; of a negative limit, the last ones.
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return rows
    return rows[:limit] if limit >= 0 else rows[limit:]


class StackSummary(list):
    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = [(frame, line) for frame, line in frame_gen]
        return klass(
            FrameSummary(
                frame.f_code.co_filename, line, frame.f_code.co_name, locals=frame.f_locals if capture_locals else None,
                line=_m_source_line(frame.f_code, line),
            )
            for frame, line in _limited(frames, limit)
        )

    @classmethod
    def from_list(klass, a_list):
        result = klass()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        frame = frame_summary
        text = _m_format_frame(
            frame.filename, frame.lineno or 0, frame.name, frame._lines or "", frame.end_lineno or 0, frame.colno, frame.end_colno
        )
        if frame.locals:
            text += "".join([f"    {name} = {value}\n" for name, value in sorted(frame.locals.items())])
        return text

    def format(self, **kwargs):
        lines = []
        last = None
        count = 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            place = (frame.filename, frame.lineno, frame.name)
            if place != last:
                _repeated(lines, count)
                last = place
                count = 0
            count += 1
            if count <= _SAME_FRAMES:
                lines.append(text)
        _repeated(lines, count)
        return lines


def _repeated(lines, count):
    more = count - _SAME_FRAMES
    if more > 0:
        lines.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")


class _Printer:
    # The text of exceptions; knows how deep in groups it is.
    def __init__(self, chain):
        self.chain = chain
        self.depth = 0
        self.needs_end = False
        self.lines = []

    def emit(self, text, margin="|"):
        if not self.depth:
            self.lines.append(text)
            return
        indent = "  " * self.depth + margin + " "
        self.lines.append("".join([indent + line for line in text.splitlines(True)]))

    def emit_all(self, texts):
        for text in texts:
            self.emit(text)

    def exceptions(self, error):
        links = [(None, error)]
        while self.chain:
            link = error._before()
            if link is None:
                break
            links.append(link)
            error = link[1]
        # The text of a link stands between the older exception and the newer one.
        text = None
        for i in range(len(links) - 1, -1, -1):
            if text is not None:
                self.emit(text)
            self.exception(links[i][1])
            text = links[i][0]

    def exception(self, error):
        if error.exceptions is None:
            if error.stack is not None and error._has_stack:
                self.emit("Traceback (most recent call last):\n")
                self.emit_all(error.stack.format())
            self.emit_all(error.format_exception_only())
        elif self.depth > error.max_group_depth:
            self.emit(f"... (max_group_depth is {error.max_group_depth})\n")
        else:
            self.group(error)

    def group(self, error):
        outermost = self.depth == 0
        self.depth += outermost
        if error._has_stack:
            self.emit("Exception Group Traceback (most recent call last):\n", "+" if outermost else "|")
            self.emit_all(error.stack.format())
        self.emit_all(error.format_exception_only())
        shown = error.exceptions[:error.max_group_width]
        more = len(error.exceptions) - len(shown)
        titles = [str(i + 1) for i in range(len(shown))] + ["..."] * (more > 0)
        self.needs_end = False
        for i, title in enumerate(titles):
            if i == len(titles) - 1:
                self.needs_end = True
            self.lines.append("  " * self.depth + ("+-" if i == 0 else "  ") + f"+---------------- {title} ----------------\n")
            self.depth += 1
            if i < len(shown):
                self.exceptions(shown[i])
            else:
                self.emit(f"and {more} more exception{'s' if more > 1 else ''}\n")
            if i == len(titles) - 1 and self.needs_end:
                self.lines.append("  " * self.depth + "+------------------------------------\n")
                self.needs_end = False
            self.depth -= 1
        if outermost:
            self.depth = 0


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self._set(exc_type, exc_value, exc_traceback, limit, capture_locals)
        if _seen is None:
            self._follow(exc_value, limit, {id(exc_value)}, compact, capture_locals)

    def _set(self, exc_type, exc_value, exc_traceback, limit, capture_locals):
        self.stack = _summaries(_limited(_m_trace_rows(exc_traceback), limit))
        if capture_locals:
            for frame in self.stack:
                frame.locals = {}
        self._has_stack = exc_traceback is not None
        self._exc_type = exc_type
        self._text = _safe_text(exc_value, str, "exception")
        if isinstance(exc_value, BaseException):
            self._text += exception_hint(exc_value, exc_traceback is not None)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        self.__cause__ = self.__context__ = self.exceptions = None
        self._is_syntax_error = exc_type is not None and issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            for name in ("filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg"):
                setattr(self, name, getattr(exc_value, name))

    def _follow(self, exc_value, limit, seen, compact, capture_locals):
        # What it followed and what it holds; a chain may be longer than calls may nest.
        pending = [(self, exc_value)]
        while pending:
            made, error = pending.pop()
            for name in ("__cause__", "__context__"):
                other = getattr(error, name, None)
                if compact and name == "__context__" and (made.__cause__ is not None or made.__suppress_context__):
                    continue
                if other is not None and id(other) not in seen:
                    seen.add(id(other))
                    setattr(made, name, self._other(other, limit, capture_locals))
                    pending.append((getattr(made, name), other))
            if isinstance(error, BaseExceptionGroup):
                made.exceptions = []
                for other in error.exceptions:
                    seen.add(id(other))
                    made.exceptions.append(self._other(other, limit, capture_locals))
                    pending.append((made.exceptions[-1], other))

    def _other(self, error, limit, capture_locals):
        return TracebackException(
            type(error), error, error.__traceback__, limit=limit, capture_locals=capture_locals, max_group_width=self.max_group_width,
            max_group_depth=self.max_group_depth, _seen=(),
        )

    def _before(self):
        if self.__cause__ is not None:
            return (_CAUSE, self.__cause__)
        if self.__context__ is not None and not self.__suppress_context__:
            return (_CONTEXT, self.__context__)
        return None

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        return self._exc_type

    @property
    def exc_type_str(self):
        if self._exc_type is None:
            return None
        module = self._exc_type.__module__
        name = self._exc_type.__qualname__
        if not isinstance(module, str):
            module = "<unknown>"
        return name if module in ("__main__", "builtins") else f"{module}.{name}"

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._text

    def format_exception_only(self, *, show_group=False, _depth=0):
        indent = "   " * _depth
        if self._exc_type is None:
            yield indent + _last_line(None, self._text)
            return
        if self._is_syntax_error:
            for line in self._syntax_error_lines():
                yield indent + line
        else:
            yield indent + _last_line(self.exc_type_str, self._text)
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _safe_text(note, str, "note").split("\n"):
                    yield indent + line + "\n"
        elif notes is not None:
            yield indent + _safe_text(notes, repr, "__notes__") + "\n"
        if self.exceptions and show_group:
            for error in self.exceptions:
                yield from error.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _syntax_error_lines(self):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if isinstance(self.text, str):
            whole = self.text.rstrip("\n")
            shown = whole.lstrip(" \n\f")
            yield f"    {shown}\n"
            carets = self._carets(whole, shown)
            if carets:
                yield carets
        yield f"{self.exc_type_str}: {self.msg or '<no detail available>'}{suffix}\n"

    def _carets(self, whole, shown):
        if not isinstance(self.offset, int):
            return ""
        start = min(self.offset, len(whole) + 1)
        if self.lineno == self.end_lineno:
            end = self.end_offset or start
        else:
            end = len(whole) + 1
        if end == -1 or end <= start:
            end = start + 1
        end = max(min(end, len(whole) + 1), start + 1)
        first = start - 1 - (len(whole) - len(shown))
        if first < 0:
            return ""
        margin = "".join([char if char.isspace() else " " for char in shown[:first]]).ljust(first)
        return f"    {margin}{'^' * (end - start)}\n"

    def format(self, *, chain=True, _ctx=None, **kwargs):
        printer = _Printer(chain)
        printer.exceptions(self)
        yield from printer.lines

    def print(self, *, file=None, chain=True, **kwargs):
        file = sys.stderr if file is None else file
        for line in self.format(chain=chain):
            print(line, file=file, end="")


def _last_line(name, text):
    if not text or text == "None" and name is None:
        return f"{name}\n"
    return f"{name}: {text}\n"


def _parts(exc, value, tb):
    # The three arguments, of which the first may be the exception and all there is.
    if value is _missing and tb is _missing:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return type(exc), exc, exc.__traceback__ if exc is not None else None
    if value is _missing or tb is _missing:
        raise ValueError("Both or neither of value and tb must be given")
    if value is not None:
        exc = type(value)
    return exc, value, tb


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **kwargs):
    exc, value, tb = _parts(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(exc, value, tb, limit=limit, compact=True).format(chain=chain))


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **kwargs):
    file = sys.stderr if file is None else file
    for line in format_exception(exc, value, tb, limit, chain):
        print(line, file=file, end="")


def format_exception_only(exc, /, value=_missing, *, show_group=False, **kwargs):
    value = exc if value is _missing else value
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_m_handled(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(_m_handled(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc") or sys.last_exc is None:
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def extract_tb(tb, limit=None):
    return _summaries(_limited(_m_trace_rows(tb), limit))


def extract_stack(f=None, limit=None):
    if f is not None:
        stack = StackSummary.extract(walk_stack(f), limit=limit)
        stack.reverse()
        return stack
    # Of the frames that go on, the lines are known and not the places in them.
    rows = [(file, line, name, text.partition("\n")[0], line, None, None) for file, line, name, text, *_ in _m_trace_rows(_m_stack())]
    return _summaries(rows if limit is None else rows[max(len(rows) - limit, 0):] if limit >= 0 else rows[:-limit])


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    file = sys.stderr if file is None else file
    for line in format_list(extracted_list):
        print(line, file=file, end="")


def format_tb(tb, limit=None):
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit=limit), file=file)


def format_stack(f=None, limit=None):
    return extract_stack(f, limit=limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit=limit), file=file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(0)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    pass
