# `asyncio`: tasks that take turns, in one thread, on an event loop with a clock of its own. Nothing of a network or of processes.

from asyncio.exceptions import *
from asyncio.events import *
from asyncio.events import EventLoop, SelectorEventLoop, BaseEventLoop
from asyncio.coroutines import *
from asyncio.futures import *
from asyncio.locks import *
from asyncio.queues import *
from asyncio.timeouts import *
from asyncio.tasks import *
from asyncio.taskgroups import *
from asyncio.runners import *
from asyncio.threads import *
import asyncio.exceptions as _exceptions, asyncio.events as _events, asyncio.coroutines as _coroutines, asyncio.futures as _futures
import asyncio.locks as _locks, asyncio.queues as _queues, asyncio.timeouts as _timeouts, asyncio.tasks as _tasks
import asyncio.taskgroups as _taskgroups, asyncio.runners as _runners, asyncio.threads as _threads

__all__ = (
    _exceptions.__all__ + _events.__all__ + _coroutines.__all__ + _futures.__all__ + _locks.__all__ + _queues.__all__
    + _timeouts.__all__ + _tasks.__all__ + _taskgroups.__all__ + _runners.__all__ + _threads.__all__
)
