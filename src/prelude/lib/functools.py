# Higher-order functions.

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce",
    "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property", "Placeholder",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)

_missing = object()
_kwd_mark = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


def reduce(function=_missing, iterable=_missing, /, initial=_missing, **more):
    if more:
        given = (function is not _missing) + (iterable is not _missing) + (initial is not _missing) + len(more)
        raise TypeError(f"reduce() takes at most 3 arguments ({given} given)")
    if iterable is _missing:
        given = (function is not _missing) + (initial is not _missing)
        raise TypeError(f"reduce() takes at least 2 positional arguments ({given} given)")
    if initial is _missing:
        try:
            iterator = iter(iterable)
        except TypeError:
            raise TypeError("reduce() arg 2 must support iteration") from None
        for result in iterator:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        try:
            iterator = iter(iterable)
        except TypeError:
            raise TypeError("reduce() arg 2 must support iteration") from None
        result = initial
    for item in iterator:
        result = function(result, item)
    return result


class _PlaceholderType:
    __slots__ = ()

    def __new__(cls):
        return Placeholder

    def __init_subclass__(cls, /, *args, **kwargs):
        raise TypeError(f"type '{cls.__name__}' is not an acceptable base type")

    def __repr__(self):
        return "Placeholder"

    def __reduce__(self):
        return "Placeholder"


Placeholder = _m_make_instance(_PlaceholderType)


def _fill_placeholders(stored, given, name):
    args = list(stored)
    at = 0
    for i, value in enumerate(stored):
        if value is Placeholder:
            if at == len(given):
                missing = sum(1 for value in stored if value is Placeholder)
                raise TypeError(f"missing positional arguments in '{name}' call; expected at least {missing}, got {len(given)}")
            args[i] = given[at]
            at += 1
    args.extend(given[at:])
    return args


class partial:
    __slots__ = ("func", "args", "keywords", "_holes", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *rest = args
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if rest and rest[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        for value in keywords.values():
            if value is Placeholder:
                raise TypeError("Placeholder cannot be passed as a keyword argument")
        self = super().__new__(cls)
        if isinstance(func, partial):
            keywords = {**func.keywords, **keywords}
            if func._holes:
                holes = func._holes
                rest = _fill_placeholders(func.args, rest + [Placeholder] * (holes - len(rest)), "partial")
                while rest and rest[-1] is Placeholder and len(rest) > len(func.args):
                    rest.pop()
                if rest and rest[-1] is Placeholder:
                    raise TypeError("trailing Placeholders are not allowed")
            else:
                rest = [*func.args, *rest]
            func = func.func
        self.func = func
        self.args = tuple(rest)
        self.keywords = keywords
        self._holes = sum([1 for value in rest if value is Placeholder])
        return self

    def __call__(self, /, *args, **keywords):
        if self._holes:
            args = _fill_placeholders(self.args, args, "partial")
        elif self.args:
            args = self.args + args
        if keywords:
            return self.func(*args, **{**self.keywords, **keywords})
        return self.func(*args, **self.keywords)

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return _m_bound(self, obj)

    def __repr__(self):
        cls = type(self)
        name = f"{cls.__module__}.{cls.__qualname__}"
        if not _m_repr_enter(self):
            return "..."
        try:
            parts = [repr(self.func)]
            parts.extend(repr(value) for value in self.args)
            parts.extend(f"{key}={value!r}" for key, value in self.keywords.items())
        finally:
            _m_repr_leave(self)
        return f"{name}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, namespace = state
        self.func = func
        self.args = tuple(args)
        self.keywords = dict(keywords or {})
        self._holes = sum([1 for value in args if value is Placeholder])
        if namespace:
            self.__dict__.update(namespace)

    def __class_getitem__(cls, item):
        return _m_generic_alias(cls, item)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and getattr(func, "__get__", None) is None:
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts.extend(map(repr, self.args))
        parts.extend(f"{key}={value!r}" for key, value in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _method(self):
        def method(instance, /, *args, **keywords):
            return self.func(instance, *self.args, *args, **{**self.keywords, **keywords})

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.__partialmethod__ = self
        return method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __class_getitem__(cls, item):
        return _m_generic_alias(cls, item)


# Each method that total_ordering adds, from the one that is there: a function of that one's answer.
def _from_lt():
    def __gt__(self, other):
        result = type(self).__lt__(self, other)
        return result if result is NotImplemented else not result and self != other

    def __le__(self, other):
        result = type(self).__lt__(self, other)
        return result if result is NotImplemented else result or self == other

    def __ge__(self, other):
        result = type(self).__lt__(self, other)
        return result if result is NotImplemented else not result

    return __gt__, __le__, __ge__


def _from_le():
    def __ge__(self, other):
        result = type(self).__le__(self, other)
        return result if result is NotImplemented else not result or self == other

    def __lt__(self, other):
        result = type(self).__le__(self, other)
        return result if result is NotImplemented else result and self != other

    def __gt__(self, other):
        result = type(self).__le__(self, other)
        return result if result is NotImplemented else not result

    return __ge__, __lt__, __gt__


def _from_gt():
    def __lt__(self, other):
        result = type(self).__gt__(self, other)
        return result if result is NotImplemented else not (result or self == other)

    def __ge__(self, other):
        result = type(self).__gt__(self, other)
        return result if result is NotImplemented else result or self == other

    def __le__(self, other):
        result = type(self).__gt__(self, other)
        return result if result is NotImplemented else not result

    return __lt__, __ge__, __le__


def _from_ge():
    def __le__(self, other):
        result = type(self).__ge__(self, other)
        return result if result is NotImplemented else not result or self == other

    def __gt__(self, other):
        result = type(self).__ge__(self, other)
        return result if result is NotImplemented else result and self != other

    def __lt__(self, other):
        result = type(self).__ge__(self, other)
        return result if result is NotImplemented else not result

    return __le__, __gt__, __lt__


def total_ordering(cls):
    makers = {"__lt__": _from_lt, "__le__": _from_le, "__gt__": _from_gt, "__ge__": _from_ge}
    roots = [name for name in makers if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for function in makers[roots[0]]():
        if function.__name__ not in roots:
            function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
            setattr(cls, function.__name__, function)
    return cls


class _KeyWrapper:
    __slots__ = ("obj", "_compare")
    __hash__ = None

    def __init__(self, compare, obj):
        self._compare = compare
        self.obj = obj

    def __lt__(self, other):
        return self._compare(self.obj, _compared(other).obj) < 0

    def __gt__(self, other):
        return self._compare(self.obj, _compared(other).obj) > 0

    def __eq__(self, other):
        return self._compare(self.obj, _compared(other).obj) == 0

    def __le__(self, other):
        return self._compare(self.obj, _compared(other).obj) <= 0

    def __ge__(self, other):
        return self._compare(self.obj, _compared(other).obj) >= 0


def _compared(other):
    if type(other) is not _KeyWrapper:
        raise TypeError("other argument must be K instance")
    return other


_KeyWrapper.__name__ = _KeyWrapper.__qualname__ = "KeyWrapper"


def cmp_to_key(mycmp):
    def key(obj):
        return _KeyWrapper(mycmp, obj)

    return key


class _CacheInfo(tuple):
    __slots__ = ()
    _fields = __match_args__ = ("hits", "misses", "maxsize", "currsize")
    hits = tuple_getter(0)
    misses = tuple_getter(1)
    maxsize = tuple_getter(2)
    currsize = tuple_getter(3)

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    def __repr__(self):
        hits, misses, maxsize, currsize = self
        return f"CacheInfo(hits={hits!r}, misses={misses!r}, maxsize={maxsize!r}, currsize={currsize!r})"

    def _asdict(self):
        return dict(zip(self._fields, self))


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"


def _make_key(args, kwds, typed):
    key = args
    if kwds:
        key += (_kwd_mark,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple([type(value) for value in args])
        if kwds:
            key += tuple([type(value) for value in kwds.values()])
    elif not kwds and len(args) == 1 and type(args[0]) in (int, str):
        return args[0]
    return key


def _check_key(key):
    # The error that hashing the key gives, rather than that of the dict.
    try:
        hash(key)
    except TypeError as error:
        raise error from None


def _unbounded(function, typed, cache, counts):
    def wrapper(*args, **kwds):
        key = args[0] if len(args) == 1 and not kwds and not typed and type(args[0]) in (int, str) else _make_key(args, kwds, typed)
        try:
            result = cache.get(key, _missing)
        except TypeError:
            _check_key(key)
            raise
        if result is not _missing:
            counts[0] += 1
            return result
        counts[1] += 1
        result = function(*args, **kwds)
        cache[key] = result
        return result

    return wrapper


def _uncached(function, counts):
    def wrapper(*args, **kwds):
        counts[1] += 1
        return function(*args, **kwds)

    return wrapper


def _bounded(function, maxsize, typed, cache, counts):
    # The dict's order is the order of use, the oldest first.
    def wrapper(*args, **kwds):
        key = args[0] if len(args) == 1 and not kwds and not typed and type(args[0]) in (int, str) else _make_key(args, kwds, typed)
        try:
            result = cache.get(key, _missing)
        except TypeError:
            _check_key(key)
            raise
        if result is not _missing:
            counts[0] += 1
            if len(cache) > 1:
                del cache[key]
                cache[key] = result
            return result
        counts[1] += 1
        result = function(*args, **kwds)
        if key not in cache:
            if len(cache) >= maxsize:
                del cache[_m_dict_first(cache)]
            cache[key] = result
        return result

    return wrapper


def _make_cache(function, maxsize, typed):
    cache = {}
    counts = [0, 0]
    if maxsize is None:
        wrapper = _unbounded(function, typed, cache, counts)
    elif maxsize == 0:
        wrapper = _uncached(function, counts)
    else:
        wrapper = _bounded(function, maxsize, typed, cache, counts)

    def cache_info():
        return _CacheInfo(counts[0], counts[1], maxsize, len(cache))

    def cache_clear():
        cache.clear()
        counts[0] = counts[1] = 0

    def cache_parameters():
        return {"maxsize": maxsize, "typed": typed}

    update_wrapper(wrapper, function)
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = cache_parameters
    return wrapper


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _make_cache(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        if not callable(function):
            raise TypeError("the first argument must be callable")
        return _make_cache(function, maxsize, typed)

    return decorate


def cache(user_function, /):
    if not callable(user_function):
        raise TypeError("the first argument must be callable")
    return _make_cache(user_function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            namespace = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property.") from None
        value = namespace.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                namespace[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item assignment for caching {self.attrname!r} property."
                ) from None
        return value

    def __class_getitem__(cls, item):
        return _m_generic_alias(cls, item)


def _is_union(cls):
    return isinstance(cls, _m_class_Union)


def _valid_dispatch(cls):
    if isinstance(cls, type) and not isinstance(cls, _m_class_GenericAlias):
        return True
    return _is_union(cls) and all(isinstance(arg, type) and not isinstance(arg, _m_class_GenericAlias) for arg in cls.__args__)


def _merge(sequences):
    # The C3 merge of lists of classes.
    result = []
    sequences = [list(sequence) for sequence in sequences if sequence]
    while sequences:
        for sequence in sequences:
            head = sequence[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(head)
        for sequence in sequences:
            if sequence[0] is head:
                del sequence[0]
        sequences = [sequence for sequence in sequences if sequence]
    return result


def _linearize(cls, abcs):
    # The order of resolution of `cls` with the abstract classes among `abcs` that it merely registers with put in.
    boundary = 0
    for i, base in enumerate(reversed(cls.__bases__)):
        if hasattr(base, "__abstractmethods__"):
            boundary = len(cls.__bases__) - i
            break
    explicit = list(cls.__bases__[:boundary])
    others = list(cls.__bases__[boundary:])
    abstract = [base for base in abcs if issubclass(cls, base) and not any(issubclass(b, base) for b in cls.__bases__)]
    remaining = [base for base in abcs if base not in abstract]
    return _merge(
        [[cls]]
        + [_linearize(base, remaining) for base in explicit]
        + [_linearize(base, remaining) for base in abstract]
        + [_linearize(base, remaining) for base in others]
        + [explicit, abstract, others]
    )


def _candidates(cls, types):
    known = set(cls.__mro__)

    def related(kind):
        return kind not in known and hasattr(kind, "__mro__") and not isinstance(kind, _m_class_GenericAlias) and issubclass(cls, kind)

    types = [kind for kind in types if related(kind)]
    types = [kind for kind in types if not any(kind != other and kind in other.__mro__ for other in types)]
    wanted = []
    for kind in types:
        found = []
        for derived in type.__subclasses__(kind):
            if derived not in known and issubclass(cls, derived):
                found.append([base for base in derived.__mro__ if base in types])
        if not found:
            wanted.append(kind)
            continue
        found.sort(key=len, reverse=True)
        for chain in found:
            for base in chain:
                if base not in wanted:
                    wanted.append(base)
    return _linearize(cls, wanted)


def _find_implementation(cls, registry):
    for base in cls.__mro__:
        if base in registry and not any(hasattr(kind, "__abstractmethods__") for kind in registry):
            return registry[base]
    match = None
    for kind in _candidates(cls, registry.keys()):
        if match is not None:
            if kind in registry and kind not in cls.__mro__ and match not in cls.__mro__ and not issubclass(match, kind):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {kind}")
            break
        if kind in registry:
            match = kind
    return registry.get(match)


def _annotated_class(func, method):
    annotations = getattr(func, "__annotations__", {})
    if not annotations:
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. Use either `@register(some_class)` or plain `@register` on an annotated function."
        )
    from typing import get_type_hints

    name, cls = next(iter(get_type_hints(func).items()))
    if not _valid_dispatch(cls):
        if _is_union(cls):
            raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
        raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
    return cls


def singledispatch(func):
    registry = {}
    known = {}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        try:
            return known[cls]
        except KeyError:
            pass
        found = registry.get(cls)
        if found is None:
            found = _find_implementation(cls, registry)
        known[cls] = found
        return found

    def register(cls, func=None):
        if _valid_dispatch(cls):
            if func is None:
                return lambda function: register(cls, function)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            func = cls
            cls = _annotated_class(func, False)
        if _is_union(cls):
            for arg in cls.__args__:
                registry[arg] = func
        else:
            registry[cls] = func
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _m_class_mappingproxy(registry)
    wrapper._clear_cache = known.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        if method is None and isinstance(cls, (staticmethod, classmethod)):
            self.dispatcher.register(_annotated_class(cls.__func__, True), cls)
            return cls
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            found = dispatch(args[0].__class__)
            if hasattr(found, "__get__"):
                found = found.__get__(obj, cls)
            return found(*args, **kwargs)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

_m_static(partial, _KeyWrapper, _PlaceholderType)
