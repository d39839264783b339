# str, bytes and bytearray where user code takes part: arguments with __index__, iterables in Python, tables of translate, and
# formatting of values with __str__, __format__ or __int__ of their own.
# Natives that hand over: object/str/, object/bytes/, object/{bytearray,format,percent}.rs.


def str_new(cls, object, encoding, errors):
    text = str_any(object)
    return text if cls is str else str.__new__(cls, text)


def str_center(self, width, fillchar):
    return str.center(self, index_of(width), fillchar)


def str_ljust(self, width, fillchar):
    return str.ljust(self, index_of(width), fillchar)


def str_rjust(self, width, fillchar):
    return str.rjust(self, index_of(width), fillchar)


def str_zfill(self, width):
    return str.zfill(self, index_of(width))


def str_expandtabs(self, tabsize):
    return str.expandtabs(self, index_of(tabsize))


def str_find(self, sub, start, end):
    return str.find(self, sub, bound_of(start), bound_of(end))


def str_rfind(self, sub, start, end):
    return str.rfind(self, sub, bound_of(start), bound_of(end))


def str_index(self, sub, start, end):
    return str.index(self, sub, bound_of(start), bound_of(end))


def str_rindex(self, sub, start, end):
    return str.rindex(self, sub, bound_of(start), bound_of(end))


def str_count(self, sub, start, end):
    return str.count(self, sub, bound_of(start), bound_of(end))


def str_startswith(self, prefix, start, end):
    return str.startswith(self, prefix, bound_of(start), bound_of(end))


def str_endswith(self, suffix, start, end):
    return str.endswith(self, suffix, bound_of(start), bound_of(end))


def str_replace(self, old, new, count):
    return str.replace(self, old, new, index_of(count))


def str_split(self, sep, maxsplit):
    return str.split(self, sep, index_of(maxsplit))


def str_rsplit(self, sep, maxsplit):
    return str.rsplit(self, sep, index_of(maxsplit))


def str_splitlines(self, keepends):
    return str.splitlines(self, not not keepends)


def joinable(iterable):
    try:
        iterator = iterator_of(iterable)
    except TypeError:
        raise TypeError("can only join an iterable") from None
    return [item for item in iterator]


def str_join(self, iterable):
    return str.join(self, joinable(iterable))


def str_translate(self, table):
    parts = []
    for character in _m_plain(self):
        try:
            mapped = table[ord(character)]
        except LookupError:
            parts.append(character)
            continue
        if mapped is None:
            continue
        if isinstance(mapped, int):
            if not 0 <= mapped < 0x110000:
                raise ValueError("character mapping must be in range(0x110000)")
            mapped = chr(mapped)
        elif not isinstance(mapped, str):
            raise TypeError("character mapping must return integer, None or str")
        parts.append(mapped)
    return "".join(parts)


def bytes_count(self, sub, start, end):
    return _m_plain(self).count(needle_of(sub), bound_of(start), bound_of(end))


def bytes_find(self, sub, start, end):
    return _m_plain(self).find(needle_of(sub), bound_of(start), bound_of(end))


def bytes_rfind(self, sub, start, end):
    return _m_plain(self).rfind(needle_of(sub), bound_of(start), bound_of(end))


def bytes_index(self, sub, start, end):
    return _m_plain(self).index(needle_of(sub), bound_of(start), bound_of(end))


def bytes_rindex(self, sub, start, end):
    return _m_plain(self).rindex(needle_of(sub), bound_of(start), bound_of(end))


def needle_of(sub):
    if conversion(_m_type_of(sub), "__index__") is None:
        return sub
    return index_of(sub)


def bytes_startswith(self, prefix, start, end):
    return _m_plain(self).startswith(prefix, bound_of(start), bound_of(end))


def bytes_endswith(self, suffix, start, end):
    return _m_plain(self).endswith(suffix, bound_of(start), bound_of(end))


def bytes_replace(self, old, new, count):
    return _m_plain(self).replace(old, new, index_of(count))


def bytes_split(self, sep, maxsplit):
    return _m_plain(self).split(sep, index_of(maxsplit))


def bytes_rsplit(self, sep, maxsplit):
    return _m_plain(self).rsplit(sep, index_of(maxsplit))


def bytes_splitlines(self, keepends):
    return _m_plain(self).splitlines(not not keepends)


def bytes_expandtabs(self, tabsize):
    return _m_plain(self).expandtabs(index_of(tabsize))


def bytes_zfill(self, width):
    return _m_plain(self).zfill(index_of(width))


def bytes_center(self, width, fillchar):
    return _m_plain(self).center(index_of(width), b" " if _m_is_unbound(fillchar) else fillchar)


def bytes_ljust(self, width, fillchar):
    return _m_plain(self).ljust(index_of(width), b" " if _m_is_unbound(fillchar) else fillchar)


def bytes_rjust(self, width, fillchar):
    return _m_plain(self).rjust(index_of(width), b" " if _m_is_unbound(fillchar) else fillchar)


def bytes_hex(self, sep, bytes_per_sep):
    return _m_plain(self).hex(sep, index_of(bytes_per_sep))


def bytes_join(self, iterable):
    return _m_plain(self).join(joinable(iterable))


def bytes_new(cls, source, encoding, errors):
    kind = _m_type_of(source)
    hook = conversion(kind, "__bytes__")
    if hook is not None:
        content = bind_to(hook, source)()
        if not isinstance(content, bytes):
            raise TypeError(f"__bytes__ returned non-bytes (type {_m_type_name(content)})")
        # To `bytes` itself the object is given as it is, of a derived class too.
        return content if cls is bytes else bytes.__new__(cls, _m_plain(content))
    return bytes.__new__(cls, byte_source(source, kind, "bytes"))


def bytearray_new(cls, kwargs, args):
    source = args[0] if args else kwargs["source"]
    return bytearray.__new__(cls, byte_source(source, _m_type_of(source), "bytearray"))


def bytearray_init(self, source, encoding, errors):
    bytearray.__init__(self, byte_source(source, _m_type_of(source), "bytearray"))


def byte_source(source, kind, name):
    if conversion(kind, "__index__") is not None:
        return index_of(source)
    try:
        iterator = iterator_of(source)
    except TypeError:
        raise TypeError(f"cannot convert '{_m_message_name(kind)}' object to {name}") from None
    if name == "bytes" and not _m_is_builtin_class(kind):
        ask_length(source, kind)
    return [index_of(item) for item in iterator]


def bytearray_append(self, item):
    bytearray.append(self, index_of(item))


def bytearray_extend(self, iterable):
    try:
        iterator = iterator_of(iterable)
    except TypeError:
        raise TypeError(f"can't extend bytearray with {_m_type_name(iterable)}") from None
    kind = _m_type_of(iterable)
    if not _m_is_builtin_class(kind):
        ask_length(iterable, kind)
    bytearray.extend(self, [index_of(item) for item in iterator])


def bytearray_insert(self, index, item):
    bytearray.insert(self, index_of(index), index_of(item))


def bytearray_pop(self, index):
    return bytearray.pop(self, index_of(index))


def bytearray_remove(self, value):
    bytearray.remove(self, index_of(value))


def bytearray_resize(self, size):
    bytearray.resize(self, index_of(size))


def format_any(value, format_spec):
    kind = _m_type_of(value)
    text = bind_to(_m_class_lookup(kind, "__format__", None), value)(format_spec)
    if not isinstance(text, str):
        raise TypeError(f"__format__ must return a str, not {_m_type_name(text)}")
    return text


def format_field(value, conversion, spec):
    if conversion == 1:
        value = str(value)
    elif conversion == 2:
        value = repr(value)
    elif conversion == 3:
        value = ascii(value)
    return format_any(value, spec)


def ascii_any(obj):
    text = repr(obj)
    return text if str.isascii(text) else _m_ascii_only(text)


def str_format(self, kwargs, args):
    return format_fields(_m_plain(self), args, kwargs, [None], 2)


def str_format_map(self, mapping):
    return format_fields(_m_plain(self), None, mapping, [None], 2)


# `numbering` holds None, the number of the next field, or "manual".
def format_fields(text, args, mapping, numbering, depth):
    if depth == 0:
        raise ValueError("Max string recursion exceeded")
    parts = []
    at = 0
    while True:
        piece = _m_format_piece(text, at)
        if piece is None:
            return "".join(parts)
        literal, name, spec, conversion, at = piece
        parts.append(literal)
        if name is None:
            continue
        value = format_value(name, args, mapping, numbering)
        if conversion == "s":
            value = str(value)
        elif conversion == "r":
            value = repr(value)
        elif conversion == "a":
            value = ascii(value)
        elif conversion is not None:
            shown = conversion if "!" <= conversion <= "~" else f"\\x{ord(conversion):x}"
            raise ValueError(f"Unknown conversion specifier {shown}")
        if "{" in spec:
            spec = format_fields(spec, args, mapping, numbering, depth - 1)
        parts.append(format_any(value, spec))


def format_value(name, args, mapping, numbering):
    first, steps = _m_format_name(name)
    if first == "" or isinstance(first, int):
        if args is None:
            raise ValueError("Format string contains positional fields")
        if first == "":
            if numbering[0] == "manual":
                raise ValueError("cannot switch from manual field specification to automatic field numbering")
            first = numbering[0] or 0
            numbering[0] = first + 1
        elif isinstance(numbering[0], int):
            raise ValueError("cannot switch from automatic field numbering to manual field specification")
        else:
            numbering[0] = "manual"
        if first >= len(args):
            raise IndexError(f"Replacement index {first} out of range for positional args tuple")
        value = args[first]
    else:
        value = mapping[first]
    for is_attribute, key in steps:
        value = getattr(value, key) if is_attribute else value[key]
    return value


def binary_mod(template, values):
    if isinstance(template, str):
        return percent_format(_m_plain(template), values, False)
    if isinstance(template, (bytes, bytearray)):
        plain = _m_plain(template)
        text = percent_format(plain.decode("latin-1"), values, True).encode("latin-1")
        return text if isinstance(plain, bytes) else bytearray(text)
    return binary_by_methods(template, values, "__mod__", "__rmod__", "%")


def reflected_mod(values, template):
    return binary_mod(template, values)


# Converts what needs Python code, and gives each directive with plain values back to the native.
def percent_format(text, values, is_bytes):
    several = isinstance(values, tuple)
    has_items = _m_class_lookup(_m_type_of(values), "__getitem__", None) is not None
    mapping = has_items and not several and not isinstance(values, str)
    source = [_m_plain(values) if several else (values,), 0]
    parts = []
    at = 0
    while True:
        piece = _m_percent_piece(text, at, mapping)
        if piece is None:
            break
        literal, directive, key, stars, code, at = piece
        parts.append(literal)
        if directive is None:
            continue
        if key is not None:
            source = [(values[key.encode("latin-1") if is_bytes else key],), 0]
        plain = [percent_next(source) for _ in range(stars)]
        if code is not None:
            plain.append(percent_value(percent_next(source), code, is_bytes))
            if code in "ra":
                directive = directive[:-1] + "s"
        if is_bytes:
            parts.append((directive.encode("latin-1") % tuple(plain)).decode("latin-1"))
        else:
            parts.append(directive % tuple(plain))
    if source[1] < len(source[0]) and not mapping:
        raise TypeError(f"not all arguments converted during {'bytes' if is_bytes else 'string'} formatting")
    return "".join(parts)


def percent_next(source):
    items, i = source
    if i >= len(items):
        raise TypeError("not enough arguments for format string")
    source[1] = i + 1
    return items[i]


def percent_value(value, code, is_bytes):
    if code == "r" or code == "a":
        return ascii(value).encode("latin-1") if is_bytes else repr(value) if code == "r" else ascii(value)
    if code in "sb" and is_bytes:
        return bytes_new(bytes, value, None, None) if has_method(value, "__bytes__") else value
    if code == "s":
        return str(value)
    if code in "diu" and not isinstance(value, (int, float)):
        return percent_number(value, int, "__int__", f"%{code} format: a real number is required, not ")
    if code in "oxX" and not isinstance(value, int):
        return percent_number(value, index_of, "__index__", f"%{code} format: an integer is required, not ")
    if code == "c" and isinstance(value, (int, bytes, bytearray) if is_bytes else (int, str)):
        return _m_plain(value)
    if code == "c":
        return percent_number(value, index_of, "__index__", None if is_bytes else "%c requires an int or a unicode character, not ")
    if code in "eEfFgG":
        return percent_number(value, float, "__float__", "float argument required, not " if is_bytes else None)
    return value


def percent_number(value, convert, name, refusal):
    # A conversion that fails with a TypeError counts as none.
    if not has_method(value, name) and not has_method(value, "__index__"):
        return value
    if refusal is None:
        return convert(value)
    try:
        return convert(value)
    except TypeError:
        pass
    raise TypeError(refusal + _m_type_name(value))


def has_method(value, name):
    return _m_class_lookup(_m_type_of(value), name, ...) is not ...


def conversion(kind, name):
    # The method of a conversion, or None. One that a class has set to None is called, in vain.
    hook = _m_class_lookup(kind, name, ...)
    if hook is None:
        raise TypeError("'NoneType' object is not callable")
    return None if hook is ... else hook



def build_template(strings, interpolations):
    from string.templatelib import _template

    return _template(strings, interpolations)


def build_interpolation(value, expression, conversion, format_spec):
    from string.templatelib import Interpolation

    return Interpolation(value, expression, conversion, format_spec or "")
