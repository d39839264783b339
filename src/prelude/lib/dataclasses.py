# Data classes. The methods of a class are closures over its fields; `_m_dataclass_fill` stores plain fields natively.

import keyword

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        kind = self.type
        name = kind.__name__ if isinstance(kind, type) and not isinstance(kind, _m_class_GenericAlias) else repr(kind)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _m_class_mappingproxy({} if metadata is None else metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        if not _m_repr_enter(self):
            return "..."
        try:
            return (
                f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},"
                f"init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},doc={self.doc!r},_field_type={self._field_type})"
            )
        finally:
            _m_repr_leave(self)

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    def __class_getitem__(cls, item):
        return _m_generic_alias(cls, item)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING, doc=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _annotations(cls):
    # The class's own annotations; those that name what does not exist (yet) stay text.
    try:
        return cls.__dict__.get("__annotations__") or cls.__annotations__ if _has_own_annotations(cls) else {}
    except NameError:
        return _m_annotation_texts(cls)


def _has_own_annotations(cls):
    own = cls.__dict__
    return "__annotate_func__" in own or "__annotations__" in own or "__annotations_cache__" in own or "__annotate__" in own


def _text_names(text, module, words):
    # Whether the text of an annotation begins with one of the names, plainly or as an attribute of a module.
    head = text.partition("[")[0].strip()
    name = head.rpartition(".")[2]
    return name in words and all(part.isidentifier() for part in head.split("."))


def _is_classvar(annotation):
    if isinstance(annotation, str):
        return _text_names(annotation, "typing", ("ClassVar",))
    origin = getattr(annotation, "__origin__", annotation)
    return getattr(origin, "_name", None) == "ClassVar" and type(origin).__module__ == "typing"


def _is_initvar(annotation):
    if isinstance(annotation, str):
        return _text_names(annotation, "dataclasses", ("InitVar",))
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    if isinstance(annotation, str):
        return _text_names(annotation, "dataclasses", ("KW_ONLY",))
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, _m_class_member_descriptor):
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(annotation):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _add_method(cls, name, function, overwrite=False):
    if not overwrite and name in cls.__dict__:
        return True
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    setattr(cls, name, function)
    return False


class _Spec:
    # What `__init__` knows: `plain` when storing positional arguments is all there is to do.
    __slots__ = ("cls_name", "positional", "keyword_only", "by_name", "required", "plain", "names", "stores", "post_init", "initvars", "frozen")


def _make_spec(cls, all_fields, has_post_init, frozen):
    init_fields = [f for f in all_fields if f.init]
    spec = _Spec()
    spec.cls_name = cls.__qualname__
    spec.positional = tuple([f for f in init_fields if not f.kw_only])
    spec.keyword_only = tuple([f for f in init_fields if f.kw_only])
    spec.by_name = {f.name: f for f in init_fields}
    seen_default = None
    for f in spec.positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    spec.required = len([f for f in spec.positional if f.default is MISSING and f.default_factory is MISSING])
    spec.stores = tuple([f for f in all_fields if f._field_type is _FIELD and (f.init or f.default_factory is not MISSING)])
    spec.initvars = tuple([f.name for f in all_fields if f._field_type is _FIELD_INITVAR])
    spec.post_init = has_post_init
    spec.frozen = frozen
    # Defaults of trailing positional fields, for the native: a factory's place is unbound there.
    others = [f for f in all_fields if not f.init and f.default_factory is not MISSING]
    spec.plain = not spec.keyword_only and not spec.initvars and not others and len(spec.positional) > 0
    spec.names = tuple([f.name for f in spec.positional])
    return spec


def _make_init(cls, all_fields, has_post_init, frozen):
    spec = _make_spec(cls, all_fields, has_post_init, frozen)
    names = spec.names
    defaults = tuple([f.default for f in spec.positional[spec.required:] if f.default is not MISSING])
    if len(defaults) < len(names) - spec.required:
        defaults = ()
    if spec.plain and has_post_init:

        def __init__(self, /, *args, **kwargs):
            if kwargs or not _m_dataclass_fill(self, names, defaults, args, frozen):
                _fill(self, spec, args, kwargs)
            else:
                self.__post_init__()

    elif spec.plain:

        def __init__(self, /, *args, **kwargs):
            if kwargs or not _m_dataclass_fill(self, names, defaults, args, frozen):
                _fill(self, spec, args, kwargs)

    else:

        def __init__(self, /, *args, **kwargs):
            _fill(self, spec, args, kwargs)

    __init__.__annotations__ = {**{f.name: f.type for f in all_fields if f.init}, "return": None}
    __init__.__dataclass_spec__ = spec
    return __init__


def _bind(spec, args, kwargs):
    # The values of the parameters of `__init__`, with the errors that a function of that signature gives.
    title = f"{spec.cls_name}.__init__()"
    positional = spec.positional
    if len(args) > len(positional):
        most, given = len(positional) + 1, len(args) + 1
        takes = f"from {spec.required + 1} to {most}" if spec.required < len(positional) else f"{most}"
        plural = "" if most == 1 else "s"
        extra = [name for name in kwargs if name in spec.by_name and spec.by_name[name].kw_only]
        verb = "was" if given == 1 else "were"
        if extra:
            also = f" positional argument{'' if given == 1 else 's'} (and {len(extra)} keyword-only argument{'' if len(extra) == 1 else 's'})"
            raise TypeError(f"{title} takes {takes} positional argument{plural} but {given}{also} were given")
        raise TypeError(f"{title} takes {takes} positional argument{plural} but {given} {verb} given")
    values = {f.name: value for f, value in zip(positional, args)}
    for name, value in kwargs.items():
        if name not in spec.by_name:
            raise TypeError(f"{title} got an unexpected keyword argument '{name}'")
        if name in values:
            raise TypeError(f"{title} got multiple values for argument '{name}'")
        values[name] = value
    missing = []
    for f in positional:
        if f.name not in values:
            missing.append(f.name) if f.default is MISSING and f.default_factory is MISSING else _default(values, f)
    if missing:
        raise TypeError(missing_arguments(title, missing))
    for f in spec.keyword_only:
        if f.name not in values:
            missing.append(f.name) if f.default is MISSING and f.default_factory is MISSING else _default(values, f)
    if missing:
        raise TypeError(missing_arguments(title, missing).replace("positional", "keyword-only"))
    return values


def _default(values, f):
    values[f.name] = f.default if f.default_factory is MISSING else _HAS_DEFAULT_FACTORY


def _fill(self, spec, args, kwargs):
    values = _bind(spec, args, kwargs)
    frozen = spec.frozen
    for f in spec.stores:
        value = values[f.name] if f.init else _HAS_DEFAULT_FACTORY
        if value is _HAS_DEFAULT_FACTORY:
            value = f.default_factory()
        if frozen:
            object.__setattr__(self, f.name, value)
        else:
            setattr(self, f.name, value)
    if spec.post_init:
        self.__post_init__(*[values[name] for name in spec.initvars])


def _make_repr(fields):
    names = tuple([f.name for f in fields if f.repr])

    def __repr__(self):
        if not _m_repr_enter(self):
            return "..."
        try:
            items = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        finally:
            _m_repr_leave(self)
        return f"{self.__class__.__qualname__}({items})"

    return __repr__


def _make_eq(fields):
    names = tuple([f.name for f in fields if f.compare])

    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is self.__class__:
            for name in names:
                if not getattr(self, name) == getattr(other, name):
                    return False
            return True
        return NotImplemented

    return __eq__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def _make_orders(fields):
    names = tuple([f.name for f in fields if f.compare])

    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) < _values(other, names)
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) <= _values(other, names)
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) > _values(other, names)
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) >= _values(other, names)
        return NotImplemented

    return __lt__, __le__, __gt__, __ge__


def _make_hash(fields):
    names = tuple([f.name for f in fields if (f.compare if f.hash is None else f.hash)])

    def __hash__(self):
        return hash(_values(self, names))

    return __hash__


def _make_frozen(cls, fields):
    names = frozenset([f.name for f in fields])
    owner = [cls]

    def __setattr__(self, name, value):
        if type(self) is owner[0] or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(owner[0], self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is owner[0] or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(owner[0], self).__delattr__(name)

    return owner, __setattr__, __delattr__


def _collect_fields(cls, params):
    # Fields of the bases first, in the order of their classes; the class's own replace those of the same name in place.
    fields = {}
    has_frozen_base = has_plain_base = has_base = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None and _PARAMS in base.__dict__:
            has_base = True
            for f in base_fields.values():
                fields[f.name] = f
            if getattr(base, _PARAMS).frozen:
                has_frozen_base = True
            else:
                has_plain_base = True
    annotations = _annotations(cls)
    kw_only = params.kw_only
    seen_kw_only = False
    own = []
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_base:
        if has_plain_base and params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
        if has_frozen_base and not params.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    return fields


def _process_hash(cls, params, fields):
    own = cls.__dict__
    class_hash = own.get("__hash__", MISSING)
    explicit = not (class_hash is MISSING or (class_hash is None and "__eq__" in own))
    return explicit


def _process_class(cls, params):
    fields = _collect_fields(cls, params)
    setattr(cls, _PARAMS, params)
    setattr(cls, _FIELDS, fields)
    explicit_hash = _process_hash(cls, params, fields)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    init_list = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    if params.init:
        init = _make_init(cls, init_list, hasattr(cls, _POST_INIT_NAME), params.frozen)
        _add_method(cls, "__init__", init)
    cls.__replace__ = _replace
    if params.repr:
        _add_method(cls, "__repr__", _make_repr(field_list))
    if params.eq:
        _add_method(cls, "__eq__", _make_eq(field_list))
    if params.order:
        for function in _make_orders(field_list):
            if _add_method(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}. Consider using functools.total_ordering")
    owner = None
    if params.frozen:
        owner, set_attr, del_attr = _make_frozen(cls, field_list)
        for function in (set_attr, del_attr):
            if _add_method(cls, function.__name__, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    _set_hash(cls, params, field_list, explicit_hash)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(init_list)
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in init_list if f.init and not f.kw_only])
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _add_slots(cls, params, field_list)
        if owner is not None:
            owner[0] = cls
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods

        update_abstractmethods(cls)
    return cls


def _annotation_text(annotation):
    if annotation is None:
        return "None"
    if isinstance(annotation, type) and not isinstance(annotation, _m_class_GenericAlias):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _signature_text(fields):
    parts = []
    starred = False
    for f in [f for f in fields if not f.kw_only] + [f for f in fields if f.kw_only]:
        if not f.init:
            continue
        if f.kw_only and not starred:
            parts.append("*")
            starred = True
        text = f"{f.name}: {_annotation_text(f.type)}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        parts.append(text)
    return f"({', '.join(parts)})"


def _set_hash(cls, params, fields, explicit):
    if params.unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        _add_method(cls, "__hash__", _make_hash(fields), True)
    elif params.eq and not explicit:
        if params.frozen:
            _add_method(cls, "__hash__", _make_hash(fields), True)
        elif "__hash__" not in cls.__dict__ or cls.__dict__["__hash__"] is None:
            cls.__hash__ = None


def _slots_of(base):
    slots = base.__dict__.get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, params, field_list):
    # A class with `__slots__` must be made anew; functions that name `__class__` are turned to the new one.
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    names = [f.name for f in field_list]
    slots = [name for name in names if name not in inherited]
    if params.weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    docs = {f.name: f.doc for f in field_list}
    namespace["__slots__"] = {name: docs.get(name) for name in slots} if any(docs.values()) else tuple(slots)
    for name in names:
        namespace.pop(name, None)
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    if params.frozen and "__getstate__" not in namespace:
        namespace["__getstate__"] = _dataclass_getstate
        if "__setstate__" not in namespace:
            namespace["__setstate__"] = _dataclass_setstate
    qualname = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = qualname
    _m_replace_class_cell(cls, new, list(namespace.values()))
    return new


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
    weakref_slot=False,
):
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    if cls is None:
        return lambda cls: _process_class(cls, params)
    return _process_class(cls, params)


def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_ATOMIC = frozenset([type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range, property])


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict(obj, dict_factory)


def _asdict(obj, dict_factory):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        if dict_factory is dict:
            return {f.name: _asdict(getattr(obj, f.name), dict) for f in fields(obj)}
        return dict_factory([(f.name, _asdict(getattr(obj, f.name), dict_factory)) for f in fields(obj)])
    if kind is list:
        return [_asdict(value, dict_factory) for value in obj]
    if kind is dict:
        return {_asdict(key, dict_factory): _asdict(value, dict_factory) for key, value in obj.items()}
    if issubclass(kind, tuple):
        if hasattr(obj, "_fields"):
            return kind(*[_asdict(value, dict_factory) for value in obj])
        return kind(_asdict(value, dict_factory) for value in obj)
    if issubclass(kind, dict):
        if hasattr(kind, "default_factory"):
            result = kind(obj.default_factory)
            for key, value in obj.items():
                result[_asdict(key, dict_factory)] = _asdict(value, dict_factory)
            return result
        return kind((_asdict(key, dict_factory), _asdict(value, dict_factory)) for key, value in obj.items())
    if issubclass(kind, list):
        return kind(_asdict(value, dict_factory) for value in obj)
    from copy import deepcopy

    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple(obj, tuple_factory)


def _astuple(obj, tuple_factory):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        return tuple_factory([_astuple(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    if issubclass(kind, tuple) and hasattr(obj, "_fields"):
        return kind(*[_astuple(value, tuple_factory) for value in obj])
    if issubclass(kind, (list, tuple)):
        return kind(_astuple(value, tuple_factory) for value in obj)
    if issubclass(kind, dict):
        pairs = [(_astuple(key, tuple_factory), _astuple(value, tuple_factory)) for key, value in obj.items()]
        if hasattr(kind, "default_factory"):
            result = kind(obj.default_factory)
            for key, value in pairs:
                result[key] = value
            return result
        return kind(pairs)
    from copy import deepcopy

    return deepcopy(obj)


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
    match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None, decorator=dataclass,
):
    namespace = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            from typing import Any

            name, annotation = item, Any
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, namespace[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    from types import new_class

    namespace["__annotations__"] = annotations
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(namespace))
    cls.__module__ = _m_module_name() if module is None else module
    return decorator(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args, kw_only=kw_only,
        slots=slots, weakref_slot=weakref_slot,
    )


def replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
