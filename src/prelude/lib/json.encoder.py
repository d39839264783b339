# Writing JSON of any value.

__all__ = ["JSONEncoder"]


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return _m_json_quote(o, self.ensure_ascii)
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return _chunks(self, o, indent, 0, {} if self.check_circular else None)


def _float(encoder, o):
    if o != o:
        text = "NaN"
    elif o == float("inf"):
        text = "Infinity"
    elif o == float("-inf"):
        text = "-Infinity"
    else:
        return float.__repr__(o)
    if not encoder.allow_nan:
        raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
    return text


def _simple(encoder, o):
    # The text of a value that is no container, else None.
    if isinstance(o, str):
        return _m_json_quote(o, encoder.ensure_ascii)
    if o is None:
        return "null"
    if o is True:
        return "true"
    if o is False:
        return "false"
    if isinstance(o, int):
        return int.__repr__(o)
    if isinstance(o, float):
        return _float(encoder, o)
    return None


def _chunks(encoder, o, indent, level, markers):
    text = _simple(encoder, o)
    if text is not None:
        yield text
    elif isinstance(o, (list, tuple)):
        yield from _list_chunks(encoder, o, indent, level, markers)
    elif isinstance(o, dict):
        yield from _dict_chunks(encoder, o, indent, level, markers)
    else:
        _enter(o, markers)
        new = encoder.default(o)
        try:
            yield from _chunks(encoder, new, indent, level, markers)
        except Exception as exc:
            exc.add_note(f"when serializing {_type_name(o)} object")
            raise
        _leave(o, markers)


def _type_name(o):
    cls = type(o)
    return cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__qualname__}"


def _enter(o, markers):
    if markers is not None:
        if id(o) in markers:
            raise ValueError("Circular reference detected")
        markers[id(o)] = o


def _leave(o, markers):
    if markers is not None:
        del markers[id(o)]


def _list_chunks(encoder, items, indent, level, markers):
    if not items:
        yield "[]"
        return
    _enter(items, markers)
    lead = "["
    separator = encoder.item_separator
    if indent is not None:
        newline = "\n" + indent * (level + 1)
        separator += newline
        lead += newline
    for i, value in enumerate(items):
        try:
            text = _simple(encoder, value)
            if text is not None:
                yield lead + text
            else:
                yield lead
                yield from _chunks(encoder, value, indent, level + 1, markers)
        except GeneratorExit:
            raise
        except BaseException as exc:
            exc.add_note(f"when serializing {_type_name(items)} item {i}")
            raise
        lead = separator
    if indent is not None:
        yield "\n" + indent * level
    yield "]"
    _leave(items, markers)


def _key(encoder, key):
    if isinstance(key, str):
        return key
    if isinstance(key, float):
        return _float(encoder, key)
    if key is True:
        return "true"
    if key is False:
        return "false"
    if key is None:
        return "null"
    if isinstance(key, int):
        return int.__repr__(key)
    if encoder.skipkeys:
        return None
    raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")


def _dict_chunks(encoder, mapping, indent, level, markers):
    if not mapping:
        yield "{}"
        return
    _enter(mapping, markers)
    yield "{"
    newline = ""
    separator = encoder.item_separator
    if indent is not None:
        newline = "\n" + indent * (level + 1)
        separator += newline
    items = sorted(mapping.items()) if encoder.sort_keys else mapping.items()
    first = True
    for key, value in items:
        text = _key(encoder, key)
        if text is None:
            continue
        if first:
            first = False
            if indent is not None:
                yield newline
        else:
            yield separator
        yield _m_json_quote(text, encoder.ensure_ascii)
        yield encoder.key_separator
        try:
            simple = _simple(encoder, value)
            if simple is not None:
                yield simple
            else:
                yield from _chunks(encoder, value, indent, level + 1, markers)
        except GeneratorExit:
            raise
        except BaseException as exc:
            exc.add_note(f"when serializing {_type_name(mapping)} item {key!r}")
            raise
    if not first and indent is not None:
        yield "\n" + indent * level
    yield "}"
    _leave(mapping, markers)
