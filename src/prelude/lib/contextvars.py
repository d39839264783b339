# Context variables: each context is a dict of values; one of them is the current one.

__all__ = ("Context", "ContextVar", "Token", "copy_context")


class Context:
    def __init__(self):
        self._values = {}
        self._outer = None

    def __init_subclass__(cls):
        raise TypeError("type 'Context' is not an acceptable base type")

    def run(self, callable, /, *args, **kwargs):
        if self._outer is not None:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._outer = _current[0]
        _current[0] = self
        try:
            return callable(*args, **kwargs)
        finally:
            _current[0] = self._outer
            self._outer = None

    def copy(self):
        new = Context()
        new._values = dict(self._values)
        return new

    def get(self, key, default=None, /):
        _check_key(key)
        return self._values.get(key, default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __getitem__(self, key):
        _check_key(key)
        return self._values[key]

    def __contains__(self, key):
        _check_key(key)
        return key in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None


def _check_key(key):
    if not isinstance(key, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {key!r}")


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


class ContextVar:
    def __init__(self, name, /, **default):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._has_default = "default" in default
        self._default = default.pop("default", None)
        for unknown in default:
            raise TypeError(f"ContextVar() got an unexpected keyword argument '{unknown}'")

    def __init_subclass__(cls):
        raise TypeError("type 'ContextVar' is not an acceptable base type")

    def __class_getitem__(cls, item, /):
        return _GenericAlias(cls, item)

    @property
    def name(self):
        return self._name

    def get(self, *default):
        if len(default) > 1:
            raise TypeError(f"get expected at most 1 argument, got {len(default)}")
        values = _current[0]._values
        if self in values:
            return values[self]
        if default:
            return default[0]
        if self._has_default:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        values = _current[0]._values
        token = Token.__new__(Token)
        token._context = _current[0]
        token._var = self
        token._old = values.get(self, Token.MISSING)
        token._used = False
        values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current[0]:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old is Token.MISSING:
            _current[0]._values.pop(self, None)
        else:
            _current[0]._values[self] = token._old

    def __repr__(self):
        default = f" default={self._default!r}" if self._has_default else ""
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


class Token:
    MISSING = _Missing()

    def __new__(cls, *args, **kwargs):
        if args or kwargs or cls is not Token:
            raise RuntimeError("Tokens can only be created by ContextVars")
        return object.__new__(cls)

    def __class_getitem__(cls, item, /):
        return _GenericAlias(cls, item)

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self._var.reset(self)

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"


def copy_context():
    return _current[0].copy()


_GenericAlias = type(list[int])
_Missing.__name__ = _Missing.__qualname__ = "Token.MISSING"
_current = [Context()]
