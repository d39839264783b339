# `repr` and `str` of built-in containers with something inside that is written by Python code, or nested too deep for natives.
# Natives that hand over: object/repr.rs, builtins/inspect.rs.


def repr_any(obj):
    text = bind_to(_m_class_lookup(_m_type_of(obj), "__repr__", None), obj)()
    if not isinstance(text, str):
        raise TypeError(f"__repr__ returned non-string (type {_m_type_name(text)})")
    return text


def str_any(obj):
    text = bind_to(_m_class_lookup(_m_type_of(obj), "__str__", None), obj)()
    if not isinstance(text, str):
        raise TypeError(f"__str__ returned non-string (type {_m_type_name(text)})")
    return text


def str_built_in(self):
    return repr_any(self)


def repr_built_in(self):
    # What the built-in type's `__repr__` says.
    plain = _m_plain(self)
    if not _m_repr_enter(plain):
        return _m_repr_recursive(self)
    try:
        return repr_content(self, plain, _m_type_of(plain))
    finally:
        _m_repr_leave(plain)


def repr_content(self, plain, kind):
    if kind is list:
        return "[" + repr_items(plain) + "]"
    if kind is tuple:
        return "(" + repr_items(plain) + (",)" if len(plain) == 1 else ")")
    if kind is dict:
        return "{" + repr_pairs(plain) + "}"
    if kind is set or kind is frozenset:
        if _m_type_of(self) is set:
            return "{" + repr_items(plain) + "}"
        return _m_type_name(self) + "({" + repr_items(plain) + "})"
    if kind is _m_class_deque:
        bound = "" if plain.maxlen is None else f", maxlen={plain.maxlen}"
        return _m_type_of(self).__name__ + "([" + repr_items(plain) + "]" + bound + ")"
    if kind is _m_class_dict_keys or kind is _m_class_dict_values or kind is _m_class_dict_items:
        return _m_type_name(plain) + "([" + repr_items(plain) + "])"
    if kind is _m_class_mappingproxy:
        return "mappingproxy(" + repr(_m_proxy_mapping(plain)) + ")"
    if kind is slice:
        return "slice(" + repr_items((plain.start, plain.stop, plain.step)) + ")"
    if kind is _m_class_method:
        name = getattr(plain.__func__, "__qualname__", None)
        if not isinstance(name, str):
            name = getattr(plain.__func__, "__name__", None)
        if not isinstance(name, str):
            name = "?"
        return f"<bound method {name} of {plain.__self__!r}>"
    if kind is _m_class_GenericAlias or kind is _m_class_Union:
        return alias_text(plain)
    if isinstance(plain, BaseException):
        return _m_type_name(self) + "(" + repr_items(self.args) + ")"
    return _m_default_repr(self)


def repr_items(items):
    parts = []
    for item in items:
        parts.append(repr(item))
    return ", ".join(parts)


def repr_pairs(mapping):
    parts = []
    for key, value in mapping.items():
        parts.append(repr(key) + ": " + repr(value))
    return ", ".join(parts)


def is_parameter_list(value):
    return value is ... or isinstance(value, (list, tuple)) or type(value).__name__ in ("ParamSpec", "_ConcatenateGenericAlias")


def alias_text(value):
    kind = _m_type_of(value)
    if kind is _m_class_Union:
        return " | ".join([alias_text(part) for part in value.__args__])
    if kind is _m_class_GenericAlias:
        args = value.__args__
        if is_callable_class(value.__origin__) and not (len(args) == 2 and is_parameter_list(args[0])):
            return f"{alias_text(value.__origin__)}[[{', '.join([alias_text(part) for part in args[:-1]])}], {alias_text(args[-1])}]"
        inside = ", ".join([alias_text(part) for part in value.__args__])
        return ("*" if value.__unpacked__ else "") + alias_text(value.__origin__) + "[" + (inside or "()") + "]"
    if value is _m_class_NoneType:
        return "None"
    if value is ...:
        return "..."
    if kind is list:
        return "[" + ", ".join([alias_text(part) for part in value]) + "]"
    if isinstance(value, type):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    return repr(value)


def exception_str(self):
    # What the built-in `__str__` of an exception says.
    args = self.args
    if isinstance(self, BaseExceptionGroup):
        count = len(self.exceptions)
        return f"{self.message} ({count} sub-exception{'' if count == 1 else 's'})"
    if isinstance(self, OSError) and self.strerror is not None:
        if self.filename is None:
            return f"[Errno {self.errno}] {self.strerror}"
        if self.filename2 is None:
            return f"[Errno {self.errno}] {self.strerror}: {self.filename!r}"
        return f"[Errno {self.errno}] {self.strerror}: {self.filename!r} -> {self.filename2!r}"
    if isinstance(self, SyntaxError):
        return str(self.msg)
    if len(args) == 0:
        return ""
    if len(args) == 1:
        return repr(args[0]) if isinstance(self, KeyError) else str(args[0])
    return repr(args)
