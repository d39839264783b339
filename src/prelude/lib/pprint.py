# Printing data readably.

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SafeKey:
    # Keys that do not compare are sorted by type and identity.
    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))



def _sorted_items(items):
    return sorted(items, key=lambda pair: _SafeKey(pair[0]))


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent = indent
        self._width = width
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscores = underscore_numbers

    def pprint(self, object):
        text = self.pformat(object) + "\n"
        if self._stream is None:
            print(text, end="")
        else:
            self._stream.write(text)

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, {}, 0)
        return "".join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, out, indent, allowance, context, level):
        if id(object) in context:
            out.append(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            kind = type(object)
            method = self._method(object, kind)
            if method is not None:
                context[id(object)] = 1
                method(object, out, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        out.append(text)

    def _method(self, object, kind):
        own = kind.__repr__
        if own is dict.__repr__:
            return self._pprint_dict
        if own is list.__repr__:
            return self._pprint_list
        if own is tuple.__repr__:
            return self._pprint_tuple
        if own is set.__repr__ or own is frozenset.__repr__:
            return self._pprint_set
        if own is str.__repr__:
            return self._pprint_str
        if own is bytes.__repr__:
            return self._pprint_bytes
        if own is _m_class_deque.__repr__:
            return self._pprint_deque
        if own is _m_class_mappingproxy.__repr__:
            return self._pprint_proxy
        if hasattr(kind, "__dataclass_fields__") and kind.__dataclass_params__.repr and "__repr__" in kind.__dict__:
            return self._pprint_dataclass
        name = f"{kind.__module__}.{kind.__qualname__}"
        if name == "types.SimpleNamespace":
            return self._pprint_namespace
        if name == "collections.OrderedDict":
            return self._pprint_ordered
        if name == "collections.defaultdict":
            return self._pprint_defaultdict
        if name == "collections.Counter":
            return self._pprint_counter
        if name in ("collections.UserDict", "collections.UserList", "collections.UserString"):
            return lambda object, *rest: self._format(object.data, rest[0], rest[1], rest[2], rest[3], rest[4] - 1)
        return None

    def _pprint_dict(self, object, out, indent, allowance, context, level):
        out.append("{")
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        if len(object):
            items = _sorted_items(object.items()) if self._sort_dicts else object.items()
            self._dict_items(items, out, indent, allowance + 1, context, level)
        out.append("}")

    def _dict_items(self, items, out, indent, allowance, context, level):
        indent += self._indent
        between = ",\n" + " " * indent
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            if i:
                out.append(between)
            text = self._repr(key, context, level)
            out.append(text)
            out.append(": ")
            self._format(value, out, indent + len(text) + 2, allowance if last else 1, context, level)

    def _named_dict(self, name, object, out, indent, allowance, context, level):
        out.append(f"{name}(")
        self._pprint_dict(object, out, indent + len(name) + 1, allowance + 1, context, level)
        out.append(")")

    def _pprint_ordered(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = type(object).__name__
        out.append(f"{name}(")
        self._format(list(object.items()), out, indent + len(name) + 1, allowance + 1, context, level)
        out.append(")")

    def _pprint_defaultdict(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        out.append(f"{name}({factory},\n{' ' * indent}")
        self._pprint_dict(object, out, indent, allowance + 1, context, level)
        out.append(")")

    def _pprint_counter(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = type(object).__name__
        out.append(f"{name}({{")
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        self._dict_items(object.most_common(), out, indent + len(name) + 1, allowance + 2, context, level)
        out.append("})")

    def _pprint_proxy(self, object, out, indent, allowance, context, level):
        out.append("mappingproxy(")
        self._format(object.copy(), out, indent + 13, allowance + 1, context, level)
        out.append(")")

    def _pprint_list(self, object, out, indent, allowance, context, level):
        out.append("[")
        self._items(object, out, indent, allowance + 1, context, level)
        out.append("]")

    def _pprint_tuple(self, object, out, indent, allowance, context, level):
        out.append("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _pprint_set(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        kind = type(object)
        if kind is set:
            out.append("{")
            end = "}"
        else:
            out.append(kind.__name__ + "({")
            end = "})"
            indent += len(kind.__name__) + 1
        self._items(sorted(object, key=_SafeKey), out, indent, allowance + len(end), context, level)
        out.append(end)

    def _pprint_deque(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        name = type(object).__name__
        out.append(f"{name}(")
        indent += len(name) + 1
        out.append("[")
        if object.maxlen is None:
            self._items(object, out, indent, allowance + 2, context, level)
            out.append("])")
        else:
            self._items(object, out, indent, 2, context, level)
            out.append("],\n" + " " * indent + f"maxlen={self._repr(object.maxlen, context, level)})")

    def _items(self, items, out, indent, allowance, context, level):
        indent += self._indent
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        newline = ",\n" + " " * indent
        items = list(items)
        delimiter = ""
        width = room = self._width - indent + 1
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = room
                    if delimiter:
                        delimiter = newline
                if width >= size:
                    width -= size
                    out.append(delimiter)
                    delimiter = ", "
                    out.append(text)
                    continue
            out.append(delimiter)
            delimiter = newline
            self._format(item, out, indent, allowance if last else 1, context, level)

    def _fields(self, items, out, indent, allowance, context, level):
        newline = ",\n" + " " * indent
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            out.append(f"{key}=")
            if id(value) in context:
                out.append("...")
            else:
                self._format(value, out, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                out.append(newline)

    def _pprint_dataclass(self, object, out, indent, allowance, context, level):
        name = type(object).__name__
        items = [(key, getattr(object, key)) for key, f in object.__dataclass_fields__.items() if f.repr and f._field_type.name == "_FIELD"]
        out.append(f"{name}(")
        self._fields(items, out, indent + len(name) + 1, allowance, context, level)
        out.append(")")

    def _pprint_namespace(self, object, out, indent, allowance, context, level):
        out.append("namespace(")
        self._fields(list(object.__dict__.items()), out, indent + 10, allowance, context, level)
        out.append(")")

    def _pprint_str(self, object, out, indent, allowance, context, level):
        if not len(object):
            out.append(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = longest = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                room -= allowance
            if len(text) <= room:
                chunks.append(text)
                continue
            self._split_line(line, longest, allowance, i == len(lines) - 1, chunks)
        if len(chunks) == 1:
            out.append(chunks[0])
            return
        if level == 1:
            out.append("(")
        for i, text in enumerate(chunks):
            if i > 0:
                out.append("\n" + " " * indent)
            out.append(text)
        if level == 1:
            out.append(")")

    def _split_line(self, line, longest, allowance, last_line, chunks):
        # Words with the space after them, as many to a piece as fit.
        import re

        parts = re.findall(r"\S*\s*", line)
        parts.pop()
        room = longest
        current = ""
        for j, part in enumerate(parts):
            candidate = current + part
            if j == len(parts) - 1 and last_line:
                room -= allowance
            if len(repr(candidate)) > room:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current = candidate
        if current:
            chunks.append(repr(current))

    def _pprint_bytes(self, object, out, indent, allowance, context, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            out.append("(")
        delimiter = ""
        for text in _wrap_bytes(object, self._width - indent, allowance):
            out.append(delimiter + text)
            delimiter = delimiter or "\n" + " " * indent
        if parens:
            out.append(")")

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        own = kind.__repr__
        if kind is int or issubclass(kind, int) and own is int.__repr__:
            return (f"{object:_d}" if self._underscores else repr(object)), True, False
        if issubclass(kind, dict) and own is dict.__repr__:
            return self._safe_container(object, context, maxlevels, level, "{", "}", True)
        if issubclass(kind, list) and own is list.__repr__:
            return self._safe_container(object, context, maxlevels, level, "[", "]", False)
        if issubclass(kind, tuple) and own is tuple.__repr__:
            return self._safe_container(object, context, maxlevels, level, "(", ",)" if len(object) == 1 else ")", False)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_container(self, object, context, maxlevels, level, start, end, is_dict):
        if not object:
            return ("()" if start == "(" else start + end), True, False
        if maxlevels and level >= maxlevels:
            return (f"{start}...{end if start != '(' else ')'}"), False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable = True
        recursive = False
        parts = []
        level += 1
        if is_dict:
            items = _sorted_items(object.items()) if self._sort_dicts else object.items()
            for key, value in items:
                key_text, key_ok, key_loop = self.format(key, context, maxlevels, level)
                text, ok, loop = self.format(value, context, maxlevels, level)
                parts.append(f"{key_text}: {text}")
                readable = readable and key_ok and ok
                recursive = recursive or key_loop or loop
        else:
            for item in object:
                text, ok, loop = self.format(item, context, maxlevels, level)
                parts.append(text)
                readable = readable and ok
                recursive = recursive or loop
        del context[id(object)]
        return start + ", ".join(parts) + end, readable, recursive


def _wrap_bytes(object, width, allowance):
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)
