# The event loop: callbacks that are ready, timers, and a clock of its own.
#
# Time passes in the loop when all wait for a timer: then the host is asked to sleep. A host that refuses lets the timer come at once.

import contextvars as _contextvars
import heapq as _heapq

__all__ = (
    "AbstractEventLoop", "Handle", "TimerHandle", "get_event_loop", "set_event_loop", "new_event_loop", "_set_running_loop",
    "get_running_loop", "_get_running_loop", "get_event_loop_policy", "set_event_loop_policy", "AbstractEventLoopPolicy",
    "DefaultEventLoopPolicy",
)

# What one round of callbacks takes, so that a chain of short sleeps ends after one sleep that is as long.
_ROUND = 1e-6


class Handle:
    """Object returned by callback registration methods."""

    def __init__(self, callback, args, loop, context=None):
        self._context = _contextvars.copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False

    def _info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            name = getattr(self._callback, "__qualname__", None) or repr(self._callback)
            info.append(f"{name}({', '.join(map(repr, self._args))})")
        return info

    def __repr__(self):
        return f"<{' '.join(self._info())}>"

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({
                "message": f"Exception in callback {self._info()[-1]}", "exception": error, "handle": self,
            })


class TimerHandle(Handle):
    """Object returned by timed callback registration methods."""

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when

    def _info(self):
        info = super()._info()
        info.insert(2 if self._cancelled else 1, f"when={self._when}")
        return info


class AbstractEventLoop:
    """Abstract event loop."""


class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = []
        self._timers = []
        self._timer_count = 0
        self._now = 0.0
        self._stopping = False
        self._closed = False
        self._running = False
        self._may_sleep = True
        self._task_factory = None
        self._exception_handler = None
        self._asyncgens = []
        self._current_task = None
        self._tasks = {}
        self._debug = False

    def __repr__(self):
        return f"<{type(self).__name__} running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}>"

    def time(self):
        return self._now

    # ---- scheduling

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = TimerHandle(when, callback, args, self, context)
        self._timer_count += 1
        _heapq.heappush(self._timers, (when, self._timer_count, timer))
        return timer

    def _wait(self):
        # Until the first timer.
        while self._timers and self._timers[0][2]._cancelled:
            _heapq.heappop(self._timers)
        if self._ready or self._stopping:
            return
        if not self._timers:
            raise RuntimeError("the event loop waits for something that nothing can bring about")
        delay = self._timers[0][0] - self._now
        if delay > 0:
            self._sleep(delay)
            self._now += delay

    def _sleep(self, delay):
        if self._may_sleep:
            import time

            try:
                time.sleep(delay)
            except (OSError, NotImplementedError):
                self._may_sleep = False

    def _run_once(self):
        self._wait()
        self._now += _ROUND
        while self._timers and self._timers[0][0] <= self._now:
            timer = _heapq.heappop(self._timers)[2]
            if not timer._cancelled:
                self._ready.append(timer)
        ready = self._ready
        self._ready = []
        for i, handle in enumerate(ready):
            if not handle._cancelled:
                try:
                    handle._run()
                except BaseException:
                    self._ready[:0] = ready[i + 1:]
                    raise

    # ---- running

    def run_forever(self):
        self._check_closed()
        self._check_running()
        self._running = True
        _set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _set_running_loop(None)

    def run_until_complete(self, future):
        from asyncio import tasks

        self._check_closed()
        self._check_running()
        new_task = not tasks.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        except BaseException:
            if new_task and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    # ---- tasks

    def create_future(self):
        from asyncio import futures

        return futures.Future(loop=self)

    def create_task(self, coro, **kwargs):
        from asyncio import tasks

        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        return tasks.Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def run_in_executor(self, executor, func, *args):
        # There are no threads: the function runs here, and its result is there at once.
        self._check_closed()
        future = self.create_future()
        try:
            result = func(*args)
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def set_default_executor(self, executor):
        pass

    async def shutdown_default_executor(self, timeout=None):
        pass

    async def shutdown_asyncgens(self):
        pass

    # ---- errors

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        import sys
        import traceback

        print(context.get("message") or "Unhandled exception in event loop", file=sys.stderr)
        for key in sorted(context):
            if key not in ("message", "exception"):
                print(f"{key}: {context[key]!r}", file=sys.stderr)
        error = context.get("exception")
        if error is not None:
            traceback.print_exception(error)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.default_exception_handler({
                "message": "Unhandled error in exception handler", "exception": error, "context": context,
            })

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled


class SelectorEventLoop(BaseEventLoop):
    pass


SelectorEventLoop.__name__ = SelectorEventLoop.__qualname__ = "_UnixSelectorEventLoop"
SelectorEventLoop.__module__ = "asyncio.unix_events"
EventLoop = SelectorEventLoop


def _stop_loop(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return
    future.get_loop().stop()


class _State:
    running = None
    set = None
    policy = None


def _get_running_loop():
    return _State.running


def _set_running_loop(loop):
    _State.running = loop


def get_running_loop():
    if _State.running is None:
        raise RuntimeError("no running event loop")
    return _State.running


class AbstractEventLoopPolicy:
    """Abstract policy for accessing the event loop."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop, set by who runs it."""

    def get_event_loop(self):
        if _State.set is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return _State.set

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        _State.set = loop

    def new_event_loop(self):
        return EventLoop()


def get_event_loop_policy():
    if _State.policy is None:
        _State.policy = DefaultEventLoopPolicy()
    return _State.policy


def set_event_loop_policy(policy):
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _State.policy = policy


def get_event_loop():
    return _State.running or get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()
