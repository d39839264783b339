# Tasks, and waiting for several things at once.

import contextvars as _contextvars
import functools as _functools
import itertools as _itertools
import types as _types
from asyncio import coroutines as _coroutines, events as _events, exceptions as _exceptions, futures as _futures
from asyncio import queues as _queues, timeouts as _timeouts
from asyncio.futures import isfuture

__all__ = (
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed", "sleep",
    "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks", "create_eager_task_factory",
    "eager_task_factory", "_register_task", "_unregister_task", "_enter_task", "_leave_task",
)

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
_names = _itertools.count(1)


def current_task(loop=None):
    """Return a currently executed task."""
    return (_events.get_running_loop() if loop is None else loop)._current_task


def all_tasks(loop=None):
    """Return a set of all tasks for the loop."""
    loop = _events.get_running_loop() if loop is None else loop
    return {task for task in loop._tasks if not task.done()}


class Task(_futures.Future):
    """A coroutine wrapped in a Future."""

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not _coroutines.iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = f"Task-{next(_names)}" if name is None else str(name)
        self._num_cancels_requested = 0
        self._must_cancel = False
        self._fut_waiter = None
        self._coro = coro
        self._context = _contextvars.copy_context() if context is None else context
        self._loop._tasks[self] = None
        if eager_start and self._loop.is_running():
            self._eager_start()
        else:
            self._loop.call_soon(self._step, context=self._context)

    def _eager_start(self):
        loop = self._loop
        previous = loop._current_task
        loop._current_task = None
        try:
            self._context.run(self._step)
        finally:
            loop._current_task = previous

    def _info(self):
        info = super()._info()
        if self.cancelling() and not self.done():
            info[0] = "cancelling"
        info.insert(1, f"name={self._name!r}")
        info.insert(2, f"coro=<{_coroutines._format_coroutine(self._coro)}>")
        if self._fut_waiter is not None:
            info.insert(3, f"wait_for={self._fut_waiter!r}")
        return info

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        frame = getattr(self._coro, "cr_frame", None)
        return [] if frame is None else [frame]

    def print_stack(self, *, limit=None, file=None):
        print(f"Stack for {self!r}" if self.get_stack() else f"No stack for {self!r}", file=file)

    def cancel(self, msg=None):
        if self.done():
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def _end(self):
        self._loop._tasks.pop(self, None)

    def _step(self, error=None):
        if self.done():
            raise _exceptions.InvalidStateError(f"__step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, _exceptions.CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        if loop._current_task is not None:
            raise RuntimeError(f"Cannot enter into task {self!r} while another task {loop._current_task!r} is being executed.")
        loop._current_task = self
        try:
            self._advance(error)
        finally:
            loop._current_task = None

    def _advance(self, error):
        try:
            waits_for = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            self._end()
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except _exceptions.CancelledError as cancelled:
            self._end()
            self._cancelled_exc = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as ending:
            self._end()
            super().set_exception(ending)
            raise
        except BaseException as failed:
            self._end()
            super().set_exception(failed)
        else:
            self._wait_for(waits_for)

    def _wait_for(self, future):
        blocking = getattr(future, "_asyncio_future_blocking", None)
        problem = None
        if blocking is not None:
            if future.get_loop() is not self._loop:
                problem = f"Task {self!r} got Future {future!r} attached to a different loop"
            elif not blocking:
                problem = f"yield was used instead of yield from in task {self!r} with {future!r}"
            elif future is self:
                problem = f"Task cannot await on itself: {self!r}"
            else:
                future._asyncio_future_blocking = False
                future.add_done_callback(self._wakeup, context=self._context)
                self._fut_waiter = future
                if self._must_cancel and future.cancel(msg=self._cancel_message):
                    self._must_cancel = False
        elif future is None:
            self._loop.call_soon(self._step, context=self._context)
        elif isinstance(future, _types.GeneratorType):
            problem = f"yield was used instead of yield from for generator in task {self!r} with {future!r}"
        else:
            problem = f"Task got bad yield: {future!r}"
        if problem is not None:
            self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def _wakeup(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


def create_task(coro, **kwargs):
    """Schedule the execution of a coroutine object in a task."""
    return _events.get_running_loop().create_task(coro, **kwargs)


def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)


def ensure_future(coro_or_future, *, loop=None):
    """Wrap a coroutine or an awaitable in a future."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    coro = coro_or_future
    if not _coroutines.iscoroutine(coro):
        if not _coroutines._isawaitable(coro):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")

        async def _wrap_awaitable(awaitable):
            return await awaitable

        coro = _wrap_awaitable(coro)
    if loop is None:
        loop = _events.get_event_loop()
    try:
        return loop.create_task(coro)
    except RuntimeError:
        coro.close()
        raise


@_types.coroutine
def _pause():
    yield


async def sleep(delay, result=None):
    """Coroutine that completes after a given time (in seconds)."""
    if delay <= 0:
        await _pause()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = _events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


# ---- waiting for several

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the Futures or Tasks given by fs to complete."""
    if isfuture(fs) or _coroutines.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(_coroutines.iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, _events.get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def on_completion(future):
        nonlocal left
        left -= 1
        failed = not future.cancelled() and future.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and failed:
            if timer is not None:
                timer.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for future in fs:
        future.add_done_callback(on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(on_completion)
    done, pending = set(), set()
    for future in fs:
        (done if future.done() else pending).add(future)
    return done, pending


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait_for(fut, timeout):
    """Wait for the single Future or coroutine to complete, with timeout."""
    if fut is not None and not isfuture(fut) and not _coroutines.iscoroutine(fut):
        if not _coroutines._isawaitable(fut):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except _exceptions.CancelledError as error:
            raise TimeoutError from error
    async with _timeouts.timeout(timeout):
        return await fut


async def _cancel_and_wait(fut):
    waiter = _events.get_running_loop().create_future()
    callback = _functools.partial(_release_waiter, waiter)
    fut.add_done_callback(callback)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(callback)


class _AsCompletedIterator:
    # An iterator of awaitables, and an asynchronous iterator of the futures themselves.
    def __init__(self, aws, timeout):
        self._done = _queues.Queue()
        self._timer = None
        loop = _events.get_event_loop()
        todo = {ensure_future(aw, loop=loop) for aw in dict.fromkeys(aws)}
        for future in todo:
            future.add_done_callback(self._on_completion)
        if todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._on_timeout)
        self._todo = todo
        self._left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(resolve=True)

    def _on_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._on_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _on_completion(self, future):
        if not self._todo:
            return
        self._todo.remove(future)
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    async def _wait_for_one(self, resolve=False):
        future = await self._done.get()
        if future is None:
            raise _exceptions.TimeoutError
        return future.result() if resolve else future


def as_completed(fs, *, timeout=None):
    """Create an iterator of awaitables or their results in completion order."""
    if isfuture(fs) or _coroutines.iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(_futures.Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        asked = False
        for child in self._children:
            if child.cancel(msg=msg):
                asked = True
        if asked:
            self._cancel_requested = True
        return asked


def gather(*coros_or_futures, return_exceptions=False):
    """Return a future aggregating results from the given coroutines/futures."""
    if not coros_or_futures:
        outer = _events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = None
    known = {}
    children = []
    outer = None
    finished = 0

    def on_completion(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished == len(known):
            results = [outcome(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error())
            else:
                outer.set_result(results)

    def outcome(child):
        if child.cancelled():
            return _exceptions.CancelledError("" if child._cancel_message is None else child._cancel_message)
        error = child.exception()
        return child.result() if error is None else error

    waiting = []
    for arg in coros_or_futures:
        future = known.get(arg) if _is_hashable(arg) else None
        if future is None:
            future = ensure_future(arg, loop=loop)
            if loop is None:
                loop = future.get_loop()
            known[arg] = future
            if future.done():
                waiting.append(future)
            else:
                future.add_done_callback(on_completion)
        children.append(future)
    outer = _GatheringFuture(children, loop=loop)
    for future in waiting:
        on_completion(future)
    return outer


def _is_hashable(value):
    try:
        hash(value)
    except TypeError:
        return False
    return True


def shield(arg):
    """Wait for a future, shielding it from cancellation."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """There are no other threads that could run the loop."""
    raise RuntimeError("can't start new thread")


def _register_task(task):
    task._loop._tasks[task] = None


def _unregister_task(task):
    task._loop._tasks.pop(task, None)


def _enter_task(loop, task):
    if loop._current_task is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {loop._current_task!r} is being executed.")
    loop._current_task = task


def _leave_task(loop, task):
    if loop._current_task is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {loop._current_task!r}.")
    loop._current_task = None
