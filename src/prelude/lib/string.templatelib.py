# What a t-string evaluates to. The kernel's `build_template` and `build_interpolation` make the objects.

__all__ = ["Interpolation", "Template", "convert"]

_missing = object()


class Interpolation:
    __slots__ = ("value", "expression", "conversion", "format_spec")
    __match_args__ = ("value", "expression", "conversion", "format_spec")

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'string.templatelib.Interpolation' is not an acceptable base type")

    def __new__(cls, value, expression="", conversion=None, format_spec=""):
        if not isinstance(expression, str):
            raise TypeError(f"Interpolation() argument 'expression' must be str, not {type(expression).__name__}")
        if conversion is not None and not isinstance(conversion, str):
            raise TypeError(f"Interpolation() argument 'conversion' must be str, not {type(conversion).__name__}")
        if conversion not in (None, "s", "r", "a"):
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        if not isinstance(format_spec, str):
            raise TypeError(f"Interpolation() argument 'format_spec' must be str, not {type(format_spec).__name__}")
        self = object.__new__(cls)
        for name, given in zip(cls.__slots__, (value, expression, conversion, format_spec)):
            object.__setattr__(self, name, given)
        return self

    def __setattr__(self, name, value):
        if name in Interpolation.__slots__:
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'string.templatelib.Interpolation' object has no attribute '{name}'")

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def __repr__(self):
        return f"Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})"

    def __reduce__(self):
        return (Interpolation, (self.value, self.expression, self.conversion, self.format_spec))

    __class_getitem__ = classmethod(_m_generic_alias)


class Template:
    __slots__ = ("strings", "interpolations")

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'string.templatelib.Template' is not an acceptable base type")

    def __new__(cls, /, *args, **kwargs):
        if kwargs:
            raise TypeError("Template.__new__ only accepts *args arguments")
        strings, interpolations = [""], []
        for arg in args:
            if isinstance(arg, str):
                strings[-1] += arg
            elif isinstance(arg, Interpolation):
                interpolations.append(arg)
                strings.append("")
            else:
                raise TypeError(f"Template.__new__ *args need to be of type 'str' or 'Interpolation', got {type(arg).__name__}")
        return _template(tuple(strings), tuple(interpolations))

    @property
    def values(self):
        return tuple([part.value for part in self.interpolations])

    def __setattr__(self, name, value):
        if name in ("strings", "interpolations"):
            raise AttributeError("readonly attribute")
        if name == "values":
            raise AttributeError("attribute 'values' of 'string.templatelib.Template' objects is not writable")
        raise AttributeError(f"'string.templatelib.Template' object has no attribute '{name}'")

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def __iter__(self):
        return TemplateIter(self)

    def __add__(self, other):
        if isinstance(other, Template):
            middle = self.strings[-1] + other.strings[0]
            return _template(self.strings[:-1] + (middle,) + other.strings[1:], self.interpolations + other.interpolations)
        raise TypeError(f'can only concatenate string.templatelib.Template (not "{type(other).__name__}") to string.templatelib.Template')

    def __radd__(self, other):
        raise TypeError(f'can only concatenate {type(other).__name__} (not "string.templatelib.Template") to {type(other).__name__}')

    def __repr__(self):
        return f"Template(strings={self.strings!r}, interpolations={self.interpolations!r})"

    def __reduce__(self):
        return (_template, (self.strings, self.interpolations))

    __class_getitem__ = classmethod(_m_generic_alias)


class TemplateIter:
    __slots__ = ("_parts",)

    def __init__(self, template):
        parts = []
        for i, text in enumerate(template.strings):
            if text:
                parts.append(text)
            if i < len(template.interpolations):
                parts.append(template.interpolations[i])
        self._parts = iter(parts)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._parts)


def _template(strings, interpolations):
    template = object.__new__(Template)
    object.__setattr__(template, "strings", strings)
    object.__setattr__(template, "interpolations", interpolations)
    return template


def convert(obj, /, conversion):
    if conversion is None:
        return obj
    if conversion == "r":
        return repr(obj)
    if conversion == "s":
        return str(obj)
    if conversion == "a":
        return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")


_m_static(Template, Interpolation)
