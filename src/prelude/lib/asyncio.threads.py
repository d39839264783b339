# Functions for other threads, of which there are none: they run here.

import contextvars as _contextvars
import functools as _functools
from asyncio import events as _events

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    """Asynchronously run function *func* in a separate thread."""
    context = _contextvars.copy_context()
    loop = _events.get_running_loop()
    return await loop.run_in_executor(None, _functools.partial(context.run, func, *args, **kwargs))
