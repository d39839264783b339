"""Runs: one execution of a program, which stops and goes on as the host wants.

Owns: `Run` (`MontyRun`), `Call`, and `Interrupt` (`MontyInterrupt`). Never: calls back from inside the library. The
program stops at a call, the host answers, and `Run.run` is nothing but a loop over that.

A run is one thread's at a time; another thread gets BusyError. Steps release the GIL. In the main thread they come back to
Python every few hundredths of a second, because only there it runs its signal handlers: so Ctrl-C works.

Start reading at `Run.step`, then `Run.run`.
"""

from __future__ import annotations

import json
import threading
import weakref
from contextlib import contextmanager
from ctypes import byref, c_void_p
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Type, Union

from . import wire
from ._library import Bytes, check, check_plain, failure, quick, report, take, work
from .error import BusyError, Diagnostic, Error, InterruptedRun, Raise, StateError, UsageError, from_report
from .limits import UNLIMITED, CallKind, Limit, Limits, State, Stream
from .value import ExceptionValue, Value

if TYPE_CHECKING:
    from .program import Program

__all__ = ["Call", "Interrupt", "Run"]

#: How much fuel the main thread gives at once: some hundredths of a second.
_SLICE = 2_000_000


class Call:
    """What a run waits for: the program called something of the host's."""

    __slots__ = ("id", "kind", "name", "args", "kwargs", "line", "_run")

    def __init__(self, run: Run, told: Mapping[str, Any]) -> None:
        self._run = run
        #: The number of the call, counted over the run (`monty_run_call_id`).
        self.id: int = told["id"]
        #: What was called (`monty_run_call_kind`).
        self.kind = CallKind(told["kind"])
        #: Its name (`monty_run_call_name`).
        self.name: str = told["name"]
        #: The positional arguments (`monty_run_call_args`).
        self.args: Tuple[Value, ...] = told["args"]
        #: The keyword arguments (`monty_run_call_kwargs`).
        self.kwargs: Dict[str, Value] = told["kwargs"]
        #: Where the program made the call (`monty_run_call_line`).
        self.line: int = told["line"]

    def __repr__(self) -> str:
        return f"<libmonty.Call {self.name} at line {self.line}>"

    def answer(self, value: Value = None) -> State:
        """Answers with a value and goes on; see `Run.resume_value`."""
        return self._run.resume_value(value)

    def fail(self, exception: Union[BaseException, ExceptionValue]) -> State:
        """Answers with an exception and goes on; see `Run.resume_exception`."""
        return self._run.resume_exception(exception)


class Interrupt:
    """Stops a run from any thread (`monty_run_interrupt_handle`); outlives the run, and does nothing then."""

    def __init__(self, pointer: c_void_p) -> None:
        self._pointer = pointer
        self._asked = threading.Event()
        weakref.finalize(self, quick.monty_interrupt_free, pointer)

    def interrupt(self) -> None:
        """Stops the run within a millisecond, as soon as it runs; it can go on (`monty_interrupt`)."""
        self._asked.set()
        quick.monty_interrupt(self._pointer)

    def _pause(self) -> None:
        """The same without meaning it: the run comes back to Python once and goes on."""
        quick.monty_interrupt(self._pointer)

    def _was_asked(self) -> bool:
        """Whether the host meant an interrupt that has just happened."""
        asked = self._asked.is_set()
        self._asked.clear()
        return asked


class Run:
    """One execution of a program, made by `Program.start` or `Run.load`. Close it, or use it as a context manager."""

    _pointer: c_void_p
    _finalizer: Any
    _lock: threading.Lock
    _interrupt: Interrupt

    def __init__(
        self, program: Program, inputs: Optional[Mapping[str, Value]] = None, *, limits: Optional[Limits] = None
    ) -> None:
        """A run of `program` that has not taken its first step (`monty_run_new`)."""
        self._own(c_void_p(quick.monty_run_new(program._pointer)))
        if limits is not None:
            self.set_limits(limits)
        if inputs:
            self.set_inputs(inputs)

    def _own(self, pointer: c_void_p) -> None:
        self._pointer = pointer
        self._finalizer = weakref.finalize(self, work.monty_run_free, pointer)
        self._lock = threading.Lock()
        self._interrupt = Interrupt(c_void_p(quick.monty_run_interrupt_handle(pointer)))

    @classmethod
    def _owning(cls, pointer: c_void_p) -> Run:
        run = cls.__new__(cls)
        run._own(pointer)
        return run

    @contextmanager
    def _using(self) -> Iterator[c_void_p]:
        """The run for one call: nobody else may use it, or close it, meanwhile."""
        if not self._lock.acquire(blocking=False):
            raise BusyError("another thread is using the run")
        try:
            if not self._finalizer.alive:
                raise StateError("the run is closed")
            yield self._pointer
        finally:
            self._lock.release()

    @contextmanager
    def _going(self) -> Iterator[c_void_p]:
        """The run for a call that goes on without a limit of fuel. In the main thread it is to stop at once, and go on in pieces."""
        with self._using() as pointer:
            if _in_main_thread():
                self._interrupt._pause()
            yield pointer

    def close(self) -> None:
        """Frees the run (`monty_run_free`), once nobody steps it any more. Closing it again does nothing."""
        with self._lock:
            self._finalizer()

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    # Before the first step.

    def set_inputs(self, inputs: Mapping[str, Value]) -> None:
        """Gives values to declared inputs (`monty_run_set_inputs_encoded`)."""
        data, error = wire.encode(dict(inputs)), c_void_p()
        with self._using() as pointer:
            check(work.monty_run_set_inputs_encoded(pointer, data, len(data), byref(error)), error)

    def set_limits(self, limits: Limits) -> None:
        """Sets the limits that are given and leaves the others (`monty_run_set_limit`)."""
        for which, value in limits.items():
            self.set_limit(which, value)

    def set_limit(self, which: Limit, value: int) -> None:
        """Sets one limit; UNLIMITED takes it away. Also while the run is paused (`monty_run_set_limit`)."""
        with self._using() as pointer:
            check_plain(quick.monty_run_set_limit(pointer, which, value))

    def limit(self, which: Limit) -> int:
        """A limit (`monty_run_limit`)."""
        with self._using() as pointer:
            return int(quick.monty_run_limit(pointer, which))

    def usage(self, which: Limit) -> int:
        """What has been used of it (`monty_run_usage`)."""
        with self._using() as pointer:
            return int(quick.monty_run_usage(pointer, which))

    # Running.

    @property
    def state(self) -> State:
        """Where it is (`monty_run_state`)."""
        with self._using() as pointer:
            return State(quick.monty_run_state(pointer))

    def step(self, fuel: int = UNLIMITED) -> State:
        """Runs until there is something for the host to do, or `fuel` instructions are spent (`monty_run_step`)."""
        given = min(fuel, _SLICE) if _in_main_thread() else fuel
        return self._go_on(self._step(given), fuel if fuel == UNLIMITED else fuel - given)

    def resume_value(self, value: Value = None) -> State:
        """Answers the call with a value and goes on (`monty_run_resume_value`)."""
        return self._resume({"value": value})

    def resume_exception(self, exception: Union[BaseException, ExceptionValue]) -> State:
        """Answers the call by raising an exception in it, and goes on (`monty_run_resume_exception`).

        An exception of the host is raised as its nearest built-in type; ProgramError and Raise as what they say.
        """
        return self._resume({"exception": _raised(exception)})

    def _resume(self, answer: Dict[str, Value]) -> State:
        data, error = wire.encode(answer), c_void_p()
        with self._going() as pointer:
            check(work.monty_run_resume_encoded(pointer, data, len(data), byref(error)), error)
            state = State(quick.monty_run_state(pointer))
        return self._go_on(state, UNLIMITED)

    def _step(self, fuel: int) -> State:
        error = c_void_p()
        with self._using() as pointer:
            check(work.monty_run_step(pointer, fuel, byref(error)), error)
            return State(quick.monty_run_state(pointer))

    def _go_on(self, state: State, fuel: int) -> State:
        """Goes on after stops that the host did not ask for, until `fuel` is spent."""
        while True:
            unasked = state is State.INTERRUPTED and not self._interrupt._was_asked()
            if not unasked and (state is not State.YIELDED or fuel == 0):
                return state
            given = min(fuel, _SLICE) if _in_main_thread() else fuel
            state = self._step(given)
            fuel = fuel if fuel == UNLIMITED else fuel - given

    @property
    def call(self) -> Call:
        """What the run waits for in state CALL (`monty_run_event`)."""
        return Call(self, self._event(State.CALL))

    @property
    def result(self) -> Value:
        """What the program's last expression gave, in state DONE (`monty_run_result`)."""
        with self._using() as pointer:
            value = quick.monty_run_result(pointer)
            if value:
                return _read(value)
        event = self._event(State.DONE)
        return event.get("result")

    @property
    def error(self) -> Optional[Error]:
        """What ended the program in state FAILED, not raised; None in other states (`monty_run_error`)."""
        with self._using() as pointer:
            error = quick.monty_run_error(pointer)
            return from_report(report(error)) if error else None

    def _event(self, expected: State) -> Dict[str, Any]:
        out = Bytes()
        with self._using() as pointer:
            check_plain(quick.monty_run_event(pointer, byref(out)))
            event: Dict[str, Any] = wire.decode(take(out))
        if event["state"] != expected:
            raise StateError(f"the run is in state {State(event['state']).name}, not {expected.name}")
        return event

    def run(
        self,
        functions: Optional[Mapping[str, Callable[..., Value]]] = None,
        *,
        stdout: Optional[IO[str]] = None,
        stderr: Optional[IO[str]] = None,
    ) -> Value:
        """Runs to the end, answering calls with `functions`, and returns the result.

        An exception of a function is raised in the program, which may catch it. Operations of the operating system go to
        functions of their names, such as "os.getenv"; without one the program gets PermissionError. Output that has
        a `stdout` or `stderr` is written there at each stop; otherwise `take_output` has it.

        Raises what ended the program: ProgramError, LimitError; or InterruptedRun, after which the run can go on.
        """
        functions = {} if functions is None else functions
        state = self._to_stop()
        while True:
            self._print(stdout, stderr)
            if state is not State.CALL:
                return self._outcome(state)
            state = self._answer(self.call, functions)

    def _to_stop(self) -> State:
        """Runs on unless there is something for the host already."""
        state = self.state
        return self.step() if state in (State.READY, State.YIELDED, State.INTERRUPTED) else state

    def _answer(self, call: Call, functions: Mapping[str, Callable[..., Value]]) -> State:
        function = functions.get(call.name)
        if function is None:
            if call.kind is CallKind.OS:
                return self.resume_exception(PermissionError(f"{call.name} is not available"))
            raise UsageError(f"the program calls {call.name}, which was not given")
        try:
            value = function(*call.args, **call.kwargs)
        except Exception as error:
            return self.resume_exception(error)
        return self.resume_value(value)

    def _outcome(self, state: State) -> Value:
        if state is State.DONE:
            return self.result
        if state is State.INTERRUPTED:
            raise InterruptedRun("the run was interrupted")
        error = self.error
        raise StateError(f"the run is in state {state.name}") if error is None else error

    def _print(self, stdout: Optional[IO[str]], stderr: Optional[IO[str]]) -> None:
        for stream, file in ((Stream.STDOUT, stdout), (Stream.STDERR, stderr)):
            if file is not None:
                text = self.take_output(stream)
                if text:
                    file.write(text)

    def calls(self) -> Iterator[Call]:
        """The calls of the program, one after the other; each must be answered before the next.

        >>> from libmonty import Program
        >>> run = Program("double(20) + 2", functions=["double"]).start()
        >>> for call in run.calls():
        ...     state = call.answer(call.args[0] * 2)
        >>> run.result
        42
        """
        state = self._to_stop()
        while state is State.CALL:
            yield self.call
            state = self.state
        if state is not State.DONE:
            self._outcome(state)

    def interrupt_handle(self) -> Interrupt:
        """What stops the run from another thread (`monty_run_interrupt_handle`)."""
        return self._interrupt

    def interrupt(self) -> None:
        """Stops the run from another thread (`monty_interrupt`)."""
        self._interrupt.interrupt()

    def take_output(self, stream: Stream = Stream.STDOUT) -> str:
        """What the program printed since the last time (`monty_run_take_output`)."""
        out = Bytes()
        with self._using() as pointer:
            check_plain(quick.monty_run_take_output(pointer, stream, byref(out)))
        return take(out).decode()

    # Virtual files.

    def mount(self, path: str, data: Union[bytes, str], *, writable: bool = False) -> None:
        """Gives the program a file that `open` finds, in memory, before it starts or at a pause (`monty_run_mount`).

        `path` is absolute or begins in `/`; a str is its content in UTF-8. The program may change the file if it is `writable`.

        >>> from libmonty import Program
        >>> run = Program("len(open('rows.csv').readlines())").start()
        >>> run.mount("rows.csv", "a,b\\n1,2\\n")
        >>> state = run.step()
        >>> run.result
        2
        """
        name, content, error = path.encode(), data.encode() if isinstance(data, str) else bytes(data), c_void_p()
        with self._using() as pointer:
            check(quick.monty_run_mount(pointer, name, len(name), content, len(content), writable, byref(error)), error)

    def mount_directory(self, path: str, *, writable: bool = True) -> None:
        """Gives the program a directory, in which it may make files if it is `writable` (`monty_run_mount_directory`)."""
        name, error = path.encode(), c_void_p()
        with self._using() as pointer:
            check(quick.monty_run_mount_directory(pointer, name, len(name), writable, byref(error)), error)

    def read_file(self, path: str) -> bytes:
        """The content of a virtual file as the program left it (`monty_run_read_file`)."""
        name, out, error = path.encode(), Bytes(), c_void_p()
        with self._using() as pointer:
            check(quick.monty_run_read_file(pointer, name, len(name), byref(out), byref(error)), error)
        return take(out)

    # Sessions.

    def feed(self, source: str, *, filename: Optional[str] = None) -> State:
        """Runs the next piece of a session in the namespace of a run that has ended (`monty_run_feed`)."""
        data, error = source.encode(), c_void_p()
        name = None if filename is None else filename.encode()
        with self._going() as pointer:
            check(work.monty_run_feed(pointer, data, len(data), name, byref(error)), error)
            state = State(quick.monty_run_state(pointer))
        return self._go_on(state, UNLIMITED)

    def check(self, source: str, *, filename: Optional[str] = None) -> List[Diagnostic]:
        """What the type checker finds in a piece that `feed` could run: it sees what ran before (`monty_run_check`)."""
        data, found, error = source.encode(), c_void_p(), c_void_p()
        name = None if filename is None else filename.encode()
        with self._using() as pointer:
            check(work.monty_run_check(pointer, data, len(data), name, byref(found), byref(error)), error)
        return diagnostics_of(found)

    def call_function(self, name: str, args: Iterable[Value] = (), kwargs: Optional[Mapping[str, Value]] = None) -> State:
        """Calls a function that a run that has ended defined; its result becomes the run's (`monty_run_call_function`)."""
        data, error = name.encode(), c_void_p()
        given = wire.encode(tuple(args)), wire.encode(dict(kwargs or {}))
        with self._going() as pointer:
            values = [_given(part) for part in given]
            check(work.monty_run_call_function(pointer, data, len(data), *values, byref(error)), error)
            state = State(quick.monty_run_state(pointer))
        return self._go_on(state, UNLIMITED)

    # Snapshots.

    def dump(self) -> bytes:
        """The run as bytes, at any pause (`monty_run_dump`)."""
        out, error = Bytes(), c_void_p()
        with self._using() as pointer:
            check(work.monty_run_dump(pointer, byref(out), byref(error)), error)
        return take(out)

    @classmethod
    def load(cls, data: bytes, program: Optional[Program] = None) -> Run:
        """The run that `dump` wrote, here or elsewhere (`monty_run_load`).

        The program is part of the bytes; given `program`, which must be the same, it is not read again.
        """
        run, error = c_void_p(), c_void_p()
        known = None if program is None else program._pointer
        check(work.monty_run_load(known, data, len(data), byref(run), byref(error)), error)
        return cls._owning(run)

    def clone(self) -> Run:
        """A second run that is where this one is and goes on by itself (`monty_run_clone`)."""
        error = c_void_p()
        with self._using() as pointer:
            run = c_void_p(work.monty_run_clone(pointer, byref(error)))
        if not run:
            raise failure(StateError._status, error)
        return self._owning(run)


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _raised(exception: Union[BaseException, ExceptionValue]) -> Value:
    """An exception as the program gets it: what a program raised before is raised again as it was."""
    if isinstance(exception, (Error, Raise)) and exception.exception is not None:
        return exception.exception
    return exception


def _given(data: bytes) -> c_void_p:
    """An owned value of the library (`monty_value_decode`)."""
    out, error = c_void_p(), c_void_p()
    check(work.monty_value_decode(data, len(data), byref(out), byref(error)), error)
    return out


def _read(value: int) -> Value:
    """A borrowed value of the library. As JSON where that is lossless: Python reads it several times as fast."""
    out = Bytes()
    if quick.monty_value_to_json(value, byref(out), None) == 0:
        text = take(out)
        try:
            return json.loads(text)
        except (RecursionError, ValueError):
            # Nested too deep, or an int of too many digits, for `json`.
            pass
    error = c_void_p()
    check(work.monty_value_encode(value, byref(out), byref(error)), error)
    return wire.decode(take(out))


def diagnostics_of(value: c_void_p) -> List[Diagnostic]:
    """What a check gave, an owned value, which is freed."""
    try:
        found: Any = _read(value.value or 0)
    finally:
        quick.monty_value_free(value)
    return [Diagnostic(**one) for one in found]
