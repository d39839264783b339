# What is a coroutine.

import types as _types

__all__ = ("iscoroutinefunction", "iscoroutine")

_CO_COROUTINE = 0x80
_CO_ITERABLE_COROUTINE = 0x100
_is_coroutine = object()


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    if getattr(func, "_is_coroutine", None) is _is_coroutine or getattr(func, "_is_coroutine_mark", None) is not None:
        return True
    while isinstance(func, _types.MethodType) or hasattr(func, "func") and hasattr(func, "keywords"):
        func = func.__func__ if isinstance(func, _types.MethodType) else func.func
    return isinstance(func, _types.FunctionType) and bool(func.__code__.co_flags & _CO_COROUTINE)


def iscoroutine(obj):
    """Return True if obj is a coroutine object."""
    if isinstance(obj, (_types.CoroutineType, _m_class_async_generator_asend, _m_class_async_generator_athrow)):
        return True
    if _m_is_builtin_class(type(obj)):
        return False
    from collections.abc import Coroutine

    return isinstance(obj, Coroutine)


def _isawaitable(obj):
    return hasattr(type(obj), "__await__") or _m_is_iterable_coroutine(obj)


def _format_coroutine(coro):
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None) or type(coro).__name__
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    running = getattr(coro, "cr_running", False) or getattr(coro, "gi_running", False)
    if code is None:
        return f"{name}() running" if running else f"{name}()"
    frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
    if running:
        return f"{name}() running at {code.co_filename}:{frame.f_lineno if frame else code.co_firstlineno}"
    if frame is not None:
        return f"{name}() running at {code.co_filename}:{frame.f_lineno}"
    return f"{name}() done, defined at {code.co_filename}:{code.co_firstlineno}"
