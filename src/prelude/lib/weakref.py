# Weak references, which here keep their objects: nothing is finalized during a run, so a reference is never dead.

from collections.abc import MutableMapping as _MutableMapping
from collections.abc import MutableSet as _MutableSet

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType", "CallableProxyType", "ProxyTypes",
    "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

_NEVER = (int, float, complex, str, bytes, bytearray, list, tuple, dict, type(None), type(NotImplemented), type(...), range, slice, object)
_known = {}


def _check(obj):
    cls = type(obj)
    if cls in _NEVER or not isinstance(obj, type) and "__slots__" in cls.__dict__ and not hasattr(obj, "__dict__") and not hasattr(cls, "__weakref__"):
        if "__weakref__" not in getattr(cls, "__slots__", ()):
            raise TypeError(f"cannot create weak reference to '{cls.__name__}' object")
    return obj


class ref:
    __slots__ = ("_obj", "__callback__", "_hash", "__dict__")

    def __new__(cls, obj, callback=None, /, *args, **kwargs):
        _check(obj)
        if callback is None and cls is ref:
            same = [found for found in _known.get(id(obj), ()) if found._obj is obj and type(found) is ref and found.__callback__ is None]
            if same:
                return same[0]
        made = object.__new__(cls)
        made._obj = obj
        made.__callback__ = callback
        _known.setdefault(id(obj), []).append(made)
        return made

    def __init__(self, obj, callback=None, /):
        pass

    def __call__(self):
        return self._obj

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        return self._obj == other._obj

    def __hash__(self):
        return hash(self._obj)

    def __repr__(self):
        return f"<weakref at {id(self):#x}; to '{type(self._obj).__name__}' at {id(self._obj):#x}>"

    __class_getitem__ = classmethod(_m_generic_alias)


ReferenceType = ref
ref.__name__ = ref.__qualname__ = "ReferenceType"


class ProxyType:
    __slots__ = ("_obj",)

    def __init__(self, obj):
        object.__setattr__(self, "_obj", obj)

    def __getattribute__(self, name):
        return getattr(object.__getattribute__(self, "_obj"), name)

    def __setattr__(self, name, value):
        setattr(object.__getattribute__(self, "_obj"), name, value)

    def __delattr__(self, name):
        delattr(object.__getattribute__(self, "_obj"), name)

    def __str__(self):
        return str(object.__getattribute__(self, "_obj"))

    def __repr__(self):
        obj = object.__getattribute__(self, "_obj")
        return f"<weakproxy at {id(self):#x}; to '{type(obj).__name__}' at {id(obj):#x}>"

    __hash__ = None


def _forward(name):
    import operator

    function = {"__len__": len, "__iter__": iter, "__next__": next, "__reversed__": reversed, "__bool__": bool, "__int__": int, "__float__": float}.get(name)
    function = function or getattr(operator, name)

    def forward(self, *args):
        args = [object.__getattribute__(arg, "_obj") if type(arg) in ProxyTypes else arg for arg in args]
        return function(object.__getattribute__(self, "_obj"), *args)

    forward.__name__ = name
    return forward


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return object.__getattribute__(self, "_obj")(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)
for _name in (
    "lt le gt ge eq ne add sub mul truediv floordiv mod pow lshift rshift and or xor matmul neg pos abs invert index contains getitem"
    " setitem delitem len iter next reversed bool int float"
).split():
    setattr(ProxyType, f"__{_name}__", _forward(f"__{_name}__"))
del _name, _forward


def proxy(object, callback=None, /):
    _check(object)
    return (CallableProxyType if callable(object) else ProxyType)(object)


def getweakrefs(object, /):
    return [found for found in _known.get(id(object), ()) if found._obj is object]


def getweakrefcount(object, /):
    return len(getweakrefs(object))


class WeakMethod(ref):
    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        made = ref.__new__(cls, obj, callback)
        made._func = func
        made._kind = type(meth)
        return made

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        return self._kind(self._func, self._obj)

    def __eq__(self, other):
        return isinstance(other, WeakMethod) and self._obj is other._obj and self._func == other._func

    def __hash__(self):
        return hash((id(self._obj), self._func))


class _WeakDictionary(_MutableMapping):
    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        self.update(other, **kwargs)

    def __getitem__(self, key):
        return self.data[key]

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            return key in self.data
        except TypeError:
            return False

    def copy(self):
        return type(self)(self.data)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, (dict, _MutableMapping)):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, (dict, _MutableMapping)):
            return NotImplemented
        made = type(self)(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakKeyDictionary(_WeakDictionary):
    def __setitem__(self, key, value):
        _check(key)
        self.data[key] = value

    def keyrefs(self):
        return [ref(key) for key in self.data]


class WeakValueDictionary(_WeakDictionary):
    def __setitem__(self, key, value):
        _check(value)
        self.data[key] = value

    def itervaluerefs(self):
        return iter(self.valuerefs())

    def valuerefs(self):
        return [ref(value) for value in self.data.values()]


class WeakSet(_MutableSet):
    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def _from_iterable(self, iterable):
        return WeakSet(iterable)

    def __contains__(self, item):
        try:
            return item in self.data
        except TypeError:
            return False

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def add(self, item):
        self.data.add(_check(item))

    def discard(self, item):
        self.data.discard(item)

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def union(self, other):
        return type(self)([*self, *other])

    def intersection(self, other):
        return type(self)([item for item in self if item in other])

    def difference(self, other):
        return type(self)([item for item in self if item not in other])

    def issubset(self, other):
        return self.data.issubset(other)

    def issuperset(self, other):
        return self.data.issuperset(other)

    def __repr__(self):
        return repr(self.data)


class finalize:
    # Runs when it is called: never by itself.
    def __init__(self, obj, func, /, *args, **kwargs):
        self._info = (_check(obj), func, args, kwargs)
        self.atexit = True

    def __call__(self, _=None):
        info, self._info = self._info, None
        if info is not None:
            return info[1](*info[2], **info[3])

    def detach(self):
        info, self._info = self._info, None
        return info

    def peek(self):
        return self._info

    @property
    def alive(self):
        return self._info is not None
