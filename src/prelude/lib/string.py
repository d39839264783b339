# Constants and templates of text.

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable", "punctuation",
    "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace

_missing = object()


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class _Pattern:
    # `Template.pattern`: compiled when it is needed.
    def __get__(self, instance, owner):
        return owner._get_pattern()


class Template:
    pattern = _Pattern()
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compiled = None

    def __init__(self, template):
        self.template = template

    _compiled = None

    @classmethod
    def _get_pattern(cls):
        if cls._compiled is None:
            import re

            given = cls.__dict__.get("pattern")
            if given is None or isinstance(given, _Pattern):
                sign = re.escape(cls.delimiter)
                braced = cls.braceidpattern or cls.idpattern
                given = rf"{sign}(?:(?P<escaped>{sign})|(?P<named>{cls.idpattern})|{{(?P<braced>{braced})}}|(?P<invalid>))"
            cls._compiled = re.compile(given, (re.IGNORECASE if cls.flags is None else cls.flags) | re.VERBOSE)
        return cls._compiled

    def _invalid(self, found):
        i = found.start("invalid")
        lines = self.template[:i].splitlines(keepends=True)
        if not lines:
            colno, lineno = 1, 1
        else:
            colno, lineno = i - len("".join(lines[:-1])), len(lines)
        raise ValueError(f"Invalid placeholder in string: line {lineno}, col {colno}")

    def _fill(self, mapping, kws, safe):
        if mapping is _missing:
            mapping = kws
        elif kws:
            mapping = {**mapping, **kws}

        def convert(found):
            name = found.group("named") or found.group("braced")
            if name is not None:
                if not safe:
                    return str(mapping[name])
                try:
                    return str(mapping[name])
                except KeyError:
                    return found.group()
            if found.group("escaped") is not None:
                return self.delimiter
            if found.group("invalid") is None:
                raise ValueError("Unrecognized named group in pattern", found.re)
            if safe:
                return found.group()
            self._invalid(found)

        return self._get_pattern().sub(convert, self.template)

    def substitute(self, mapping=_missing, /, **kws):
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping=_missing, /, **kws):
        return self._fill(mapping, kws, True)

    def is_valid(self):
        for found in self._get_pattern().finditer(self.template):
            if found.group("invalid") is not None:
                return False
            self._check_groups(found)
        return True

    def _check_groups(self, found):
        if all(found.group(name) is None for name in ("named", "braced", "escaped", "invalid")):
            raise ValueError("Unrecognized named group in pattern", found.re)

    def get_identifiers(self):
        names = []
        for found in self._get_pattern().finditer(self.template):
            name = found.group("named") or found.group("braced")
            if name is None:
                self._check_groups(found)
            elif name not in names:
                names.append(name)
        return names


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2, 0)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto)
                auto += 1
            elif name.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            obj, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used_args, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        text = format_string
        literal = ""
        i = 0
        while i < len(text):
            char = text[i]
            if char in "{}" and text[i:i + 2] == char * 2:
                yield literal + char, None, None, None
                literal = ""
                i += 2
            elif char == "}":
                raise ValueError("Single '}' encountered in format string")
            elif char == "{":
                end = self._closing(text, i + 1)
                yield (literal, *self._field(text[i + 1:end]))
                literal = ""
                i = end + 1
            else:
                literal += char
                i += 1
        if literal:
            yield literal, None, None, None

    def _closing(self, text, i):
        depth = 1
        while i < len(text):
            if text[i] == "{":
                depth += 1
            elif text[i] == "}":
                depth -= 1
                if not depth:
                    return i
            i += 1
        raise ValueError("expected '}' before end of string" if i > len(text) - 1 and text[-1] != "{" else "Single '{' encountered in format string")

    def _field(self, field):
        i = depth = 0
        while i < len(field) and (depth or field[i] not in ":!"):
            depth += (field[i] == "[") - (field[i] == "]")
            i += 1
        name, rest = field[:i], field[i:]
        conversion = None
        if rest.startswith("!"):
            if len(rest) < 2:
                raise ValueError("end of string while looking for conversion specifier")
            conversion, rest = rest[1], rest[2:]
            if rest and not rest.startswith(":"):
                raise ValueError("expected ':' after conversion specifier")
        return name, rest[1:], conversion

    def get_field(self, field_name, args, kwargs):
        i = 0
        while i < len(field_name) and field_name[i] not in ".[":
            i += 1
        first, rest = field_name[:i], field_name[i:]
        key = int(first) if first.isdigit() else first
        obj = self.get_value(key, args, kwargs)
        while rest:
            if rest[0] == ".":
                i = 1
                while i < len(rest) and rest[i] not in ".[":
                    i += 1
                obj = getattr(obj, rest[1:i])
            else:
                i = rest.index("]") + 1
                item = rest[1:i - 1]
                obj = obj[int(item) if item.isdigit() else item]
            rest = rest[i:]
        return obj, key
