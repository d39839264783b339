# Regular expressions. Patterns and matches are built-in types; here are the functions that take a pattern's text, the flags
# and the error.

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error", "Pattern", "Match",
    "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
    "PatternError",
]

Pattern = _m_class_Pattern
Match = _m_class_Match


class PatternError(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError

_names = {
    256: "ASCII", 2: "IGNORECASE", 4: "LOCALE", 32: "UNICODE", 8: "MULTILINE", 16: "DOTALL", 64: "VERBOSE", 128: "DEBUG",
}


class _FlagMeta(type):
    def __repr__(cls):
        return "<flag 'RegexFlag'>"

    def __iter__(cls):
        return iter([RegexFlag(value) for value in _names])

    def __len__(cls):
        return len(_names)

    def __getitem__(cls, name):
        for value, known in _names.items():
            if name == known or name == known[0] and value != 128:
                return RegexFlag(value)
        raise KeyError(name)


class RegexFlag(int, metaclass=_FlagMeta):
    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return "|".join(self._parts()) or ("NOFLAG" if not self else None)

    def _parts(self):
        found = [name for value, name in _names.items() if int(self) & value]
        rest = int(self) & ~sum(_names)
        return found + [hex(rest)] if rest else found

    def __repr__(self):
        if not self:
            return "re.NOFLAG"
        if not int(self) & sum(_names):
            return f"re.RegexFlag({int(self)})"
        return "|".join([part if part[0] == "0" else f"re.{part}" for part in self._parts()])

    def __str__(self):
        return repr(self)

    def __format__(self, spec):
        return format(int(self), spec) if spec else str(self)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    def __invert__(self):
        return RegexFlag(511 & ~int(self))

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __iter__(self):
        return iter([RegexFlag(value) for value in _names if int(self) & value])

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
for _flag in (NOFLAG, A, I, L, U, M, S, X, DEBUG):
    setattr(RegexFlag, _flag.name, _flag)
del _flag
RegexFlag.A, RegexFlag.I, RegexFlag.L, RegexFlag.U, RegexFlag.M, RegexFlag.S, RegexFlag.X = A, I, L, U, M, S, X

# Compiled patterns by text and flags, the oldest first.
_cache = {}


def compile(pattern, flags=0):
    try:
        return _cache[pattern, flags]
    except (KeyError, TypeError):
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError("first argument must be string or compiled pattern")
    compiled = _m_re_compile(pattern, int(flags))
    if type(compiled) is tuple:
        kind, message, pos = compiled
        if kind:
            raise OverflowError(message) if kind == 2 else ValueError(message)
        raise PatternError(message, None if pos is None else pattern, pos)
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[pattern, flags] = compiled
    return compiled


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


# Arguments that should be keywords but may be positional: marked by a default of its own.
class _Zero(int):
    pass


_zero = _Zero()


def _positional(name, args, kinds, values):
    if len(args) > len(kinds):
        raise TypeError(f"{name}() takes from {3 if name != 'split' else 2} to {len(kinds) + (3 if name != 'split' else 2)} positional arguments but {len(args) + (3 if name != 'split' else 2)} were given")
    for i, value in enumerate(args):
        if values[i] is not _zero:
            raise TypeError(f"{name}() got multiple values for argument '{kinds[i]}'")
        values[i] = value
    return values


def sub(pattern, repl, string, *args, count=_zero, flags=_zero):
    if args:
        count, flags = _positional("sub", args, ("count", "flags"), [count, flags])
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero, flags=_zero):
    if args:
        count, flags = _positional("subn", args, ("count", "flags"), [count, flags])
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero, flags=_zero):
    if args:
        maxsplit, flags = _positional("split", args, ("maxsplit", "flags"), [maxsplit, flags])
    return compile(pattern, flags).split(string, maxsplit)


def escape(pattern):
    return _m_re_escape(pattern)


def purge():
    _cache.clear()
