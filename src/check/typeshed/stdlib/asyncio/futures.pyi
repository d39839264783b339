from _asyncio import Future as Future
from concurrent.futures._base import Future as _ConcurrentFuture
from typing import TypeVar
from .base_futures import isfuture as isfuture
from .events import AbstractEventLoop
__all__ = ('Future', 'wrap_future', 'isfuture')
_T = TypeVar('_T')
def wrap_future(future: _ConcurrentFuture[_T] | Future[_T], *, loop: AbstractEventLoop | None=None) -> Future[_T]: ...
