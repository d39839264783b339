from typing import Any as _Any
from _asyncio import Future
from collections.abc import Callable, Sequence
from contextvars import Context
from typing import Any, Final
from typing_extensions import TypeIs
from ty_extensions import Top
from . import futures
__all__ = ()
_PENDING: Final = 'PENDING'
_CANCELLED: Final = 'CANCELLED'
_FINISHED: Final = 'FINISHED'
def isfuture(obj: _Any) -> TypeIs[Top[Future[Any]]]: ...
def _format_callbacks(cb: Sequence[tuple[Callable[[futures.Future[Any]], None], Context]]) -> str: ...
def _future_repr_info(future: futures.Future[Any]) -> list[str]: ...
