# How functions are called: `inspect.signature` and what it gives.

import enum as _enum
import functools as _functools
import keyword as _keyword
import types as _types

CO_VARARGS, CO_VARKEYWORDS = 4, 8


def _ismethod(object):
    return isinstance(object, _types.MethodType)


def _isfunction(object):
    return isinstance(object, _types.FunctionType)


def _isclass(object):
    return isinstance(object, type)


def _is_bound(object):
    receiver = getattr(object, "__self__", None)
    return isinstance(object, _types.BuiltinFunctionType) and receiver is not None and not isinstance(receiver, _types.ModuleType)


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*."""
    first = func
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not isinstance(func, type) and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _void:
    """A private marker - used in Parameter & Signature."""


class _ParameterKind(_enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return _KIND_NAMES[self]


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind
_KIND_NAMES = {
    _POSITIONAL_ONLY: "positional-only", _POSITIONAL_OR_KEYWORD: "positional or keyword", _VAR_POSITIONAL: "variadic positional",
    _KEYWORD_ONLY: "keyword-only", _VAR_KEYWORD: "variadic keyword",
}


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """Format an annotation for display."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """Represents a parameter in a function signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind") from None
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if _keyword.iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name
        self._default = default
        self._annotation = annotation

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(
            self._name if name is _void else name, self._kind if kind is _void else kind,
            default=self._default if default is _void else default, annotation=self._annotation if annotation is _void else annotation,
        )

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text = self._name
        if self._annotation is not _empty:
            text = f"{text}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text = f"{text} = {self._default!r}" if self._annotation is not _empty else f"{text}={self._default!r}"
        if self._kind is _VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self._kind is _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (
            self._name == other._name and self._kind == other._kind and self._default == other._default
            and self._annotation == other._annotation
        )


class BoundArguments:
    """Result of `Signature.bind` call."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind is _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        named = False
        for name, param in self._signature.parameters.items():
            if not named:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    named = True
                elif name not in self.arguments:
                    named = True
                    continue
            if not named or name not in self.arguments:
                continue
            if param.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<{self.__class__.__name__} ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    """A Signature object represents the overall signature of a function."""

    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        params = {}
        last = _POSITIONAL_ONLY
        defaults = False
        for param in parameters or ():
            if param.kind < last:
                raise ValueError(
                    f"wrong parameter order: {last.description} parameter before {param.kind.description} parameter"
                )
            last = param.kind
            if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if param.default is not _empty:
                    defaults = True
                elif defaults:
                    raise ValueError("non-default argument follows default argument")
            if param.name in params:
                raise ValueError(f"duplicate parameter name: {param.name!r}")
            params[param.name] = param
        self._parameters = _types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature_of(obj, cls, follow_wrapped)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation,
        )

    __replace__ = replace

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self._return_annotation))

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        mine, theirs = self.parameters, other.parameters
        named = lambda params: {name: param for name, param in params.items() if param.kind is _KEYWORD_ONLY}
        placed = lambda params: [param for param in params.values() if param.kind is not _KEYWORD_ONLY]
        return (
            named(mine) == named(theirs) and placed(mine) == placed(theirs) and self.return_annotation == other.return_annotation
        )

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        positional = list(args)
        for param in self.parameters.values():
            kind, name = param.kind, param.name
            if kind is _VAR_POSITIONAL:
                if positional:
                    arguments[name] = tuple(positional)
                    positional = []
            elif kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if positional:
                    if name in kwargs and kind is _POSITIONAL_OR_KEYWORD:
                        raise TypeError(f"multiple values for argument {name!r}")
                    arguments[name] = positional.pop(0)
                elif kind is _POSITIONAL_OR_KEYWORD and name in kwargs:
                    arguments[name] = kwargs.pop(name)
                elif kind is _POSITIONAL_ONLY and name in kwargs and param.default is _empty and not self._takes_any_keyword():
                    raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
                elif not partial and param.default is _empty:
                    raise TypeError(f"missing a required argument: {name!r}")
            elif kind is _KEYWORD_ONLY:
                if positional:
                    raise TypeError("too many positional arguments")
                if name in kwargs:
                    arguments[name] = kwargs.pop(name)
                elif not partial and param.default is _empty:
                    raise TypeError(f"missing a required argument: {name!r}")
            elif kwargs:
                if positional:
                    raise TypeError("too many positional arguments")
                arguments[name] = dict(kwargs)
                kwargs = {}
        if positional:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def _takes_any_keyword(self):
        return any(param.kind is _VAR_KEYWORD for param in self.parameters.values())

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        result = []
        positional_only = False
        star = True
        for param in self.parameters.values():
            if param.kind is _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append("/")
                positional_only = False
            if param.kind is _VAR_POSITIONAL:
                star = False
            elif param.kind is _KEYWORD_ONLY and star:
                result.append("*")
                star = False
            result.append(str(param))
        if positional_only:
            result.append("/")
        text = f"({', '.join(result)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(result) + "\n)"
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
    """Get a signature object for the passed callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped)


def _signature_of(obj, cls, follow_wrapped=True):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if _ismethod(obj):
        return _without_first(_signature_of(obj.__func__, cls, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or _ismethod(f))
        if _ismethod(obj):
            return _signature_of(obj, cls, follow_wrapped)
    own = getattr(obj, "__signature__", None)
    if own is not None:
        if isinstance(own, Signature):
            return own
        if not _isclass(obj):
            raise TypeError(f"unexpected object {own!r} in __signature__ attribute")
    if isinstance(obj, _functools.partial):
        return _partial_signature(_signature_of(obj.func, cls, follow_wrapped), obj)
    if _isfunction(obj):
        return _function_signature(obj, cls)
    if _isclass(obj):
        return _class_signature(obj, cls)
    text = getattr(obj, "__text_signature__", None)
    if text is not None:
        return _text_signature(text, cls, bound=_is_bound(obj))
    if isinstance(obj, (_types.BuiltinFunctionType, _types.MethodDescriptorType, _types.WrapperDescriptorType, _types.MethodWrapperType, _types.ClassMethodDescriptorType)):
        raise ValueError(f"no signature found for builtin {obj!r}")
    call = getattr(type(obj), "__call__", None)
    if call is not None and not isinstance(call, _types.WrapperDescriptorType):
        return _without_first(_signature_of(call, cls, follow_wrapped))
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _without_first(signature):
    params = list(signature.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind is not _VAR_POSITIONAL:
        del params[0]
    return signature.replace(parameters=params)


def _function_signature(function, cls):
    code = function.__code__
    names = code.co_varnames
    annotations = function.__annotations__
    defaults = function.__defaults__ or ()
    kwdefaults = function.__kwdefaults__ or {}
    first_default = code.co_argcount - len(defaults)
    params = []
    for i, name in enumerate(names[:code.co_argcount]):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        default = defaults[i - first_default] if i >= first_default else _empty
        params.append(_parameter(name, kind, default, annotations.get(name, _empty)))
    at = code.co_argcount + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        params.append(_parameter(names[at], _VAR_POSITIONAL, _empty, annotations.get(names[at], _empty)))
        at += 1
    for name in names[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]:
        params.append(_parameter(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty), annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        params.append(_parameter(names[at], _VAR_KEYWORD, _empty, annotations.get(names[at], _empty)))
    return cls(params, return_annotation=annotations.get("return", _empty))


def _parameter(name, kind, default, annotation):
    # Names of comprehensions' arguments are no identifiers.
    if not name.isidentifier():
        name = f"implicit{name[1:]}"
        kind = _POSITIONAL_ONLY
    return Parameter(name, kind, default=default, annotation=annotation)


def _class_signature(obj, cls):
    call = next((vars(base)["__call__"] for base in type(obj).__mro__ if "__call__" in vars(base)), None)
    if _isfunction(call):
        return _without_first(_signature_of(call, cls))
    for base in obj.__mro__:
        if "__dataclass_fields__" in vars(base) and vars(base)["__dataclass_params__"].init:
            return _dataclass_signature(vars(base)["__dataclass_fields__"], cls)
        if "_field_defaults" in vars(base) and issubclass(base, tuple):
            defaults = base._field_defaults
            return cls([Parameter(name, _POSITIONAL_OR_KEYWORD, default=defaults.get(name, _empty)) for name in base._fields])
        for name in ("__new__", "__init__"):
            function = vars(base).get(name)
            if isinstance(function, staticmethod):
                function = function.__func__
            if _isfunction(function) or isinstance(function, _functools.partialmethod):
                return _without_first(_signature_of(function, cls))
        if base is not object:
            text = getattr(base, "__text_signature__", None)
            if text is not None and "__text_signature__" in vars(base):
                return _text_signature(text, cls, bound=False)
        if base.__module__ == "builtins" and base is not object:
            raise ValueError(f"no signature found for builtin type {base!r}")
    return cls([])


class _Factory:
    def __repr__(self):
        return "<factory>"


def _dataclass_signature(fields, cls):
    from dataclasses import MISSING

    params = []
    for field in fields.values():
        kind = field._field_type.name if hasattr(field, "_field_type") else "_FIELD"
        if not field.init or kind == "_FIELD_CLASSVAR":
            continue
        default = field.default
        if field.default_factory is not MISSING:
            default = _Factory()
        elif default is MISSING:
            default = _empty
        place = _KEYWORD_ONLY if field.kw_only else _POSITIONAL_OR_KEYWORD
        params.append(Parameter(field.name, place, default=default, annotation=field.type))
    params.sort(key=lambda param: param.kind)
    return cls(params, return_annotation=None)


def _partial_signature(wrapped, partial):
    params = dict(wrapped.parameters)
    bound = wrapped.bind_partial(*partial.args, **partial.keywords)
    changed = []
    keyword_only = False
    for name, param in params.items():
        given = name in bound.arguments
        if given and param.kind is _POSITIONAL_ONLY:
            continue
        if given and param.kind is _POSITIONAL_OR_KEYWORD:
            if name in partial.keywords:
                keyword_only = True
                changed.append(param.replace(kind=_KEYWORD_ONLY, default=bound.arguments[name]))
            continue
        if given and param.kind is _KEYWORD_ONLY:
            param = param.replace(default=bound.arguments[name])
        if keyword_only and param.kind is _POSITIONAL_OR_KEYWORD:
            param = param.replace(kind=_KEYWORD_ONLY)
        elif keyword_only and param.kind is _VAR_POSITIONAL:
            continue
        changed.append(param)
    return wrapped.replace(parameters=changed)


def _text_signature(text, cls, bound):
    # `($self, sep=None, /, *args)`: defaults are literals.
    import ast

    params = []
    kind = _POSITIONAL_OR_KEYWORD
    inside = text[1:text.rindex(")")]
    for part in [part.strip() for part in inside.split(",")] if inside.strip() else []:
        if part == "/":
            params = [param.replace(kind=_POSITIONAL_ONLY) for param in params]
        elif part == "*":
            kind = _KEYWORD_ONLY
        elif part.startswith("**"):
            params.append(Parameter(part[2:], _VAR_KEYWORD))
        elif part.startswith("*"):
            params.append(Parameter(part[1:], _VAR_POSITIONAL))
            kind = _KEYWORD_ONLY
        else:
            name, equals, default = part.partition("=")
            value = _empty
            if equals:
                try:
                    value = ast.literal_eval(default)
                except (ValueError, SyntaxError):
                    value = _unshown
            params.append(Parameter(name.lstrip("$"), kind, default=value))
    if params and params[0].name in ("self", "cls", "type"):
        params[0] = params[0].replace(kind=_POSITIONAL_ONLY)
        if bound:
            del params[0]
    return cls(params)


class _Unshown:
    def __repr__(self):
        return "<unrepresentable>"


_unshown = _Unshown()


_ParameterKind.__module__ = Parameter.__module__ = BoundArguments.__module__ = Signature.__module__ = "inspect"
_empty.__module__ = "inspect"
