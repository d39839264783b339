from collections.abc import Awaitable, Coroutine
from typing import Any, TypeAlias, TypeVar
from .base_events import BaseEventLoop as BaseEventLoop
from .coroutines import iscoroutine as iscoroutine, iscoroutinefunction as iscoroutinefunction
from .events import AbstractEventLoop as AbstractEventLoop, Handle as Handle, TimerHandle as TimerHandle, _get_running_loop as _get_running_loop, _set_running_loop as _set_running_loop, get_event_loop as get_event_loop, get_event_loop_policy as get_event_loop_policy, get_running_loop as get_running_loop, new_event_loop as new_event_loop, set_event_loop as set_event_loop, set_event_loop_policy as set_event_loop_policy
from .exceptions import BrokenBarrierError as BrokenBarrierError, CancelledError as CancelledError, IncompleteReadError as IncompleteReadError, InvalidStateError as InvalidStateError, LimitOverrunError as LimitOverrunError, SendfileNotAvailableError as SendfileNotAvailableError, TimeoutError as TimeoutError
from .futures import Future as Future, isfuture as isfuture, wrap_future as wrap_future
from .locks import Barrier as Barrier, BoundedSemaphore as BoundedSemaphore, Condition as Condition, Event as Event, Lock as Lock, Semaphore as Semaphore
from .queues import LifoQueue as LifoQueue, PriorityQueue as PriorityQueue, Queue as Queue, QueueEmpty as QueueEmpty, QueueFull as QueueFull, QueueShutDown as QueueShutDown
from .runners import Runner as Runner, run as run
from .tasks import ALL_COMPLETED as ALL_COMPLETED, FIRST_COMPLETED as FIRST_COMPLETED, FIRST_EXCEPTION as FIRST_EXCEPTION, Task as Task, _enter_task as _enter_task, _leave_task as _leave_task, _register_task as _register_task, _unregister_task as _unregister_task, all_tasks as all_tasks, as_completed as as_completed, create_eager_task_factory as create_eager_task_factory, create_task as create_task, current_task as current_task, eager_task_factory as eager_task_factory, ensure_future as ensure_future, gather as gather, run_coroutine_threadsafe as run_coroutine_threadsafe, shield as shield, sleep as sleep, wait as wait, wait_for as wait_for
from .threads import to_thread as to_thread
from .taskgroups import TaskGroup as TaskGroup
from .timeouts import Timeout as Timeout, timeout as timeout, timeout_at as timeout_at
from .unix_events import EventLoop as EventLoop, SelectorEventLoop as SelectorEventLoop
from .events import _AbstractEventLoopPolicy
AbstractEventLoopPolicy = _AbstractEventLoopPolicy
from .unix_events import _DefaultEventLoopPolicy
DefaultEventLoopPolicy = _DefaultEventLoopPolicy
__all__ = ('BaseEventLoop', 'iscoroutinefunction', 'iscoroutine', 'AbstractEventLoop', 'Handle', 'TimerHandle', 'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop', '_set_running_loop', 'get_running_loop', '_get_running_loop', 'BrokenBarrierError', 'CancelledError', 'InvalidStateError', 'TimeoutError', 'IncompleteReadError', 'LimitOverrunError', 'SendfileNotAvailableError', 'Future', 'wrap_future', 'isfuture', 'Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier', 'Runner', 'run', 'Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty', 'QueueShutDown', 'Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for', 'as_completed', 'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task', 'all_tasks', 'create_eager_task_factory', 'eager_task_factory', '_register_task', '_unregister_task', '_enter_task', '_leave_task', 'TaskGroup', 'to_thread', 'Timeout', 'timeout', 'timeout_at', 'SelectorEventLoop', 'EventLoop')
_T_co = TypeVar('_T_co', covariant=True)
_AwaitableLike: TypeAlias = Awaitable[_T_co]
_CoroutineLike: TypeAlias = Coroutine[Any, Any, _T_co]
