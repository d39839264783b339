# Shallow and deep copies.

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

_ATOMIC = frozenset([
    type(None), int, float, bool, complex, str, bytes, type, range, slice, property, type(...), type(NotImplemented), _m_class_function,
    _m_class_builtin_function_or_method, _m_class_code, _m_class_Pattern, _m_class_Union,
])

_missing = object()


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or issubclass(cls, type):
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    found = _reduced(x, cls)
    if isinstance(found, str):
        return x
    return _rebuild(x, None, *found)


def _reduced(x, cls):
    method = getattr(cls, "__reduce_ex__", None)
    own = getattr(cls, "__reduce__", None)
    if own is not None and own is not getattr(object, "__reduce__", None) and own is not bytearray.__reduce__:
        return own(x)
    if method is not None and method is not getattr(object, "__reduce_ex__", None):
        return method(x, 4)
    return _plain_parts(x, cls)


def _plain_parts(x, cls):
    # What an ordinary object is made of: constructor, its arguments, state, list items, dict items.
    if cls in (_m_class_generator, _m_class_module, _m_class_coroutine, _m_class_traceback) or isinstance(x, _m_class_memoryview):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    args = (cls,)
    if hasattr(cls, "__getnewargs_ex__"):
        positional, keywords = x.__getnewargs_ex__()
        maker = lambda cls: cls.__new__(cls, *positional, **keywords)
        return maker, (cls,), _state(x, cls), _list_items(x), _dict_items(x)
    if hasattr(cls, "__getnewargs__"):
        args = (cls, *x.__getnewargs__())
    elif isinstance(x, (str, int, float, complex, bytes, tuple, frozenset, set, bytearray)):
        args = (cls, _m_builtin_part(x))
    elif isinstance(x, BaseException):
        return cls, x.args, x.__dict__ or None, None, None
    return _make_new, args, _state(x, cls), _list_items(x), _dict_items(x)


def _make_new(cls, *args):
    new = cls.__new__(cls, *args)
    if isinstance(new, (set, bytearray)) and args:
        new.update(args[0]) if isinstance(new, set) else new.extend(args[0])
    return new


def _state(x, cls):
    method = getattr(cls, "__getstate__", None)
    if method is not None and method is not getattr(object, "__getstate__", None):
        return x.__getstate__()
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            value = getattr(x, name, _missing)
            if value is not _missing:
                slots[name] = value
    state = getattr(x, "__dict__", None) or None
    return (state, slots) if slots else state


def _list_items(x):
    return list.__iter__(x) if isinstance(x, list) else None


def _dict_items(x):
    return iter(dict.items(x)) if isinstance(x, dict) else None


def _rebuild(x, memo, func, args, state=None, listiter=None, dictiter=None, *rest):
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(arg, memo) for arg in args])
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    object.__setattr__(y, name, value)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                y[deepcopy(key, memo)] = deepcopy(value, memo)
            else:
                y[key] = value
    return y


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls is slice:
        return slice(deepcopy(x.start, memo), deepcopy(x.stop, memo), deepcopy(x.step, memo))
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    else:
        known = memo.get(id(x), _missing)
        if known is not _missing:
            return known
    y = _deep(x, cls, memo)
    if y is not x:
        memo[id(x)] = y
        # Keeps `x` alive as long as the memo, so that its id is not taken by another object.
        memo.setdefault(id(memo), []).append(x)
    return y


def _deep(x, cls, memo):
    if cls is list:
        y = []
        memo[id(x)] = y
        for value in x:
            y.append(deepcopy(value, memo))
        return y
    if cls is dict:
        y = {}
        memo[id(x)] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
        return y
    if cls is tuple:
        values = [deepcopy(value, memo) for value in x]
        known = memo.get(id(x), _missing)
        if known is not _missing:
            return known
        for old, new in zip(x, values):
            if old is not new:
                return tuple(values)
        return x
    if cls is _m_class_method:
        return _m_bound(x.__func__, deepcopy(x.__self__, memo))
    if issubclass(cls, type):
        return x
    method = getattr(x, "__deepcopy__", None)
    if method is not None:
        return method(memo)
    if cls is set or cls is frozenset:
        return cls([deepcopy(value, memo) for value in x])
    if cls is bytearray:
        return x[:]
    found = _reduced(x, cls)
    return x if isinstance(found, str) else _rebuild(x, memo, *found)


def replace(obj, /, **changes):
    cls = obj.__class__
    func = getattr(cls, "__replace__", None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
