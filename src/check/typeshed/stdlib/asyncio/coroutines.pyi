from typing import Any as _Any
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, ParamSpec, TypeGuard, TypeVar, overload
from typing_extensions import Never, TypeIs, deprecated
__all__ = ('iscoroutinefunction', 'iscoroutine')
_T = TypeVar('_T')
_FunctionT = TypeVar('_FunctionT', bound=Callable[..., Any])
_P = ParamSpec('_P')
def iscoroutine(obj: _Any) -> TypeIs[Coroutine[object, Never, object]]: ...
@overload
@deprecated('Deprecated; will be removed in Python 3.16. Use `inspect.iscoroutinefunction()` instead.')
def iscoroutinefunction(func: Callable[..., Coroutine[Any, Any, Any]]) -> bool: ...
@overload
@deprecated('Deprecated; will be removed in Python 3.16. Use `inspect.iscoroutinefunction()` instead.')
def iscoroutinefunction(func: Callable[_P, Awaitable[_T]]) -> TypeGuard[Callable[_P, Coroutine[Any, Any, _T]]]: ...
@overload
@deprecated('Deprecated; will be removed in Python 3.16. Use `inspect.iscoroutinefunction()` instead.')
def iscoroutinefunction(func: Callable[_P, object]) -> TypeGuard[Callable[_P, Coroutine[Any, Any, Any]]]: ...
@overload
@deprecated('Deprecated; will be removed in Python 3.16. Use `inspect.iscoroutinefunction()` instead.')
def iscoroutinefunction(func: _Any) -> TypeGuard[Callable[..., Coroutine[Any, Any, Any]]]: ...
