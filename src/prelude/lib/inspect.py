# `inspect`: what an object is, and how a function is called.

import collections as _collections
import enum as _enum
import functools as _functools
import types as _types
from _signature import (
    BoundArguments, Parameter, Signature, _ParameterKind, _empty, _signature_of, _void, formatannotation, signature, unwrap,
)
from collections import abc as _abc

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20


# ---- what it is

def ismodule(object):
    """Return true if the object is a module."""
    return isinstance(object, _types.ModuleType)


def isclass(object):
    """Return true if the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return true if the object is an instance method."""
    return isinstance(object, _types.MethodType)


def isfunction(object):
    """Return true if the object is a user-defined function."""
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    """Return true if the object is a built-in function or method."""
    return isinstance(object, _types.BuiltinFunctionType)


def isroutine(object):
    """Return true if the object is any kind of function or method."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object)


def ismethodwrapper(object):
    """Return true if the object is a method wrapper."""
    return isinstance(object, _types.MethodWrapperType)


def ismethoddescriptor(object):
    """Return true if the object is a method descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not hasattr(kind, "__delete__")


def isdatadescriptor(object):
    """Return true if the object is a data descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isgetsetdescriptor(object):
    """Return true if the object is a getset descriptor."""
    return isinstance(object, _types.GetSetDescriptorType)


def ismemberdescriptor(object):
    """Return true if the object is a member descriptor."""
    return isinstance(object, _types.MemberDescriptorType)


def istraceback(object):
    """Return true if the object is a traceback."""
    return isinstance(object, _types.TracebackType)


def isframe(object):
    """Return true if the object is a frame object."""
    return isinstance(object, _types.FrameType)


def iscode(object):
    """Return true if the object is a code object."""
    return isinstance(object, _types.CodeType)


def isgenerator(object):
    """Return true if the object is a generator."""
    return isinstance(object, _types.GeneratorType)


def iscoroutine(object):
    """Return true if the object is a coroutine."""
    return isinstance(object, _types.CoroutineType)


def isasyncgen(object):
    """Return true if the object is an asynchronous generator."""
    return isinstance(object, _types.AsyncGeneratorType)


def isawaitable(object):
    """Return true if object can be passed to an ``await`` expression."""
    return isinstance(object, (_types.CoroutineType, _abc.Awaitable)) or (
        _m_is_iterable_coroutine(object)
    )


def _has_flag(function, flag):
    function = _unwrap_partial(function)
    while ismethod(function):
        function = _unwrap_partial(function.__func__)
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def _unwrap_partial(function):
    while isinstance(function, _functools.partial):
        function = function.func
    return function


def isgeneratorfunction(obj):
    """Return true if the object is a user-defined generator function."""
    return _has_flag(obj, CO_GENERATOR)


_mark = object()


def markcoroutinefunction(func):
    """Decorator to ensure callable is recognised as a coroutine function."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_mark = _mark
    return func


def iscoroutinefunction(obj):
    """Return true if the object is a coroutine function."""
    inner = _unwrap_partial(obj.__func__ if ismethod(obj) else obj)
    return _has_flag(obj, CO_COROUTINE) or getattr(inner, "_is_coroutine_mark", None) is _mark


def isasyncgenfunction(obj):
    """Return true if the object is an asynchronous generator function."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isabstract(object):
    """Return true if the object is an abstract base class (ABC)."""
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


# ---- states

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def _state(object, prefix):
    if getattr(object, prefix + "_running"):
        return "RUNNING"
    if getattr(object, prefix + "_suspended"):
        return "SUSPENDED"
    return "CLOSED" if getattr(object, prefix + "_frame") is None else "CREATED"


def getgeneratorstate(generator):
    """Get current state of a generator-iterator."""
    return "GEN_" + _state(generator, "gi")


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object."""
    return "CORO_" + _state(coroutine, "cr")


def getasyncgenstate(agen):
    """Get current state of an asynchronous generator object."""
    return "AGEN_" + _state(agen, "ag")


# ---- attributes

def getmro(cls):
    """Return tuple of base classes (including cls) in method resolution order."""
    return cls.__mro__


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name."""
    found = []
    names = dir(object)
    if isclass(object):
        names += [name for base in object.__bases__ for name, value in vars(base).items() if isinstance(value, _types.DynamicClassAttribute)]
    for name in dict.fromkeys(names):
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getmro(object) if isclass(object) else getmro(type(object)):
                if name in vars(base):
                    value = vars(base)[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


getmembers_static = getmembers
_missing = object()


def getattr_static(obj, attr, default=_missing):
    """Retrieve attributes without triggering dynamic lookup."""
    if isclass(obj):
        places = [vars(base) for base in obj.__mro__]
        kind = type(obj)
    else:
        kind = type(obj)
        places = [getattr(obj, "__dict__", {})]
    on_class = next((vars(base)[attr] for base in kind.__mro__ if attr in vars(base)), _missing)
    own = next((place[attr] for place in places if attr in place), _missing)
    if own is not _missing and (on_class is _missing or not isdatadescriptor(on_class)):
        return own
    if on_class is not _missing:
        return on_class
    if default is _missing:
        raise AttributeError(attr)
    return default


Attribute = _collections.namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """Return list of attribute-descriptor tuples."""
    result = []
    for name in dir(cls):
        home = next((base for base in cls.__mro__ if name in vars(base)), None)
        value = vars(home)[name] if home is not None else getattr(cls, name)
        if isinstance(value, (staticmethod, _types.BuiltinMethodType)):
            kind = "static method"
        elif isinstance(value, (classmethod, _types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(value, property):
            kind = "property"
        elif isroutine(value):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute(name, kind, home, value))
    return result


# ---- texts

def getdoc(object):
    """Get the documentation string for an object."""
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _find_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _find_doc(object):
    if isclass(object):
        candidates = (base.__doc__ for base in object.__mro__[1:] if base is not __builtins_object)
        return next((doc for doc in candidates if doc is not None), None)
    if ismethod(object):
        cls, name = type(object.__self__), object.__name__
    elif isinstance(object, property) and object.fget is not None:
        cls, name = None, object.fget.__name__
    elif isfunction(object) and "." in object.__qualname__:
        name = object.__name__
        cls = object.__globals__.get(object.__qualname__.split(".")[0])
    else:
        return None
    for base in getattr(cls, "__mro__", ()):
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


__builtins_object = object


def cleandoc(doc):
    """Clean up indentation from docstrings."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")), default=0)
    lines[0] = lines[0].lstrip(" ")
    lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    import sys

    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    """Return the module name for a given file, or None."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    if ismodule(object) or isclass(object):
        raise TypeError(f"{object!r} is a built-in {'module' if ismodule(object) else 'class'}")
    raise TypeError(f"module, class, method, function, traceback, frame, or code object was expected, got {type(object).__name__}")


getsourcefile = getfile


def getsourcelines(object):
    """The text of a program is not the program's to read."""
    getfile(object)
    raise OSError("could not get source code")


def getsource(object):
    """The text of a program is not the program's to read."""
    return "".join(getsourcelines(object)[0])


findsource = getsourcelines


def getcomments(object):
    """Get lines of comments immediately preceding an object's source code."""
    return None


# ---- frames

def currentframe():
    """Return the frame of the caller."""
    import sys

    return sys._getframe(0)


Traceback = _collections.namedtuple("Traceback", "filename lineno function code_context index")
FrameInfo = _collections.namedtuple("FrameInfo", ("frame",) + Traceback._fields)


def getframeinfo(frame, context=1):
    """Get information about a frame or traceback object."""
    lineno = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    frame = frame.tb_frame if istraceback(frame) else frame
    return Traceback(frame.f_code.co_filename, lineno, frame.f_code.co_name, None, None)


def getouterframes(frame, context=1):
    """Get a list of records for a frame and all higher (calling) frames."""
    records = []
    while frame:
        records.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return records


def getinnerframes(tb, context=1):
    """Get a list of records for a traceback's frame and all lower frames."""
    records = []
    while tb:
        records.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return records


def stack(context=1):
    """Return a list of records for the stack above the caller's frame."""
    import sys

    return getouterframes(sys._getframe(0), context)


def trace(context=1):
    """Return a list of records for the stack below the current exception."""
    import sys

    error = sys.exception()
    return getinnerframes(None if error is None else error.__traceback__, context)


# ---- signatures

FullArgSpec = _collections.namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
ArgInfo = _collections.namedtuple("ArgInfo", "args varargs keywords locals")


def getfullargspec(func):
    """Get the names and default values of a callable object's parameters."""
    try:
        sig = _signature_of(func.__func__ if ismethod(func) else func, Signature, follow_wrapped=False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, varargs, varkw, defaults, kwonly, kwdefaults, annotations = [], None, None, (), [], {}, {}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for name, param in sig.parameters.items():
        if param.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            args.append(name)
            if param.default is not _empty:
                defaults += (param.default,)
        elif param.kind is Parameter.VAR_POSITIONAL:
            varargs = name
        elif param.kind is Parameter.KEYWORD_ONLY:
            kwonly.append(name)
            if param.default is not _empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if param.annotation is not _empty:
            annotations[name] = param.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    result = dict(bound.arguments)
    if ismethod(func):
        result = {getfullargspec(func).args[0]: func.__self__, **result}
    return result


ClosureVars = _collections.namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getclosurevars(func):
    """Get the mapping of free variables to their current values."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    import builtins

    nonlocals = dict(zip(func.__code__.co_freevars, (cell.cell_contents for cell in func.__closure__ or ())))
    found, known, unbound = {}, {}, set()
    for name in func.__code__.co_names:
        if name in func.__globals__:
            found[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            known[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, known, unbound)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=None):
    """Compute the annotations dict for an object."""
    if isclass(obj):
        return dict(vars(obj).get("__annotations__") or getattr(obj, "__annotations__", {}) if "__annotations__" in vars(obj) or "__annotate_func__" in vars(obj) else {})
    if not callable(obj) and not ismodule(obj):
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    return dict(getattr(obj, "__annotations__", None) or {})


class BufferFlags(_enum.IntFlag):
    SIMPLE = 0x0
    WRITABLE = 0x1
    FORMAT = 0x4
    ND = 0x8
    STRIDES = 0x18


def ispackage(object):
    """Return true if the object is a package."""
    return ismodule(object) and hasattr(object, "__path__")


def indentsize(line):
    """Return the indent size, in spaces, at the start of a line of text."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())
