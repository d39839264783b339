"""What a run may use up, and where it is.

Owns: the enumerations of the C API (`MontyLimit`, `MontyState`, `MontyCallKind`, `MontyStream`) and `Limits`.
Never: calls the library. Start reading at `Limits`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Iterator, Optional, Tuple

from .error import UsageError

__all__ = ["UNLIMITED", "CallKind", "Limit", "Limits", "State", "Stream"]

#: No limit, or no end of fuel (`MONTY_UNLIMITED`).
UNLIMITED = (1 << 64) - 1

#: What a type check may use unless it is told otherwise (`MONTY_CHECK_TIME_NS`, `MONTY_CHECK_MEMORY`).
_CHECK_TIME_NS, _CHECK_MEMORY = 5_000_000_000, 256 << 20


class Limit(IntEnum):
    """What a run may use up (`MontyLimit`)."""

    #: Bytes held by the program's values, its captured output and the values that cross to the host.
    MEMORY = 0
    #: Values allocated over the whole run.
    ALLOCATIONS = 1
    #: Nanoseconds spent inside step and resume.
    TIME_NS = 2
    #: Depth of calls.
    RECURSION = 3
    #: Instructions executed.
    FUEL = 4
    #: Bytes of captured output.
    OUTPUT = 5


class State(IntEnum):
    """Where a run is (`MontyState`)."""

    #: Not started.
    READY = 0
    #: Waits for the answer to a call.
    CALL = 1
    #: All tasks wait for answers.
    WAITING = 2
    #: The fuel of the step is spent.
    YIELDED = 3
    #: The host interrupted.
    INTERRUPTED = 4
    #: Finished with a result.
    DONE = 5
    #: Ended by an exception or a limit.
    FAILED = 6


class CallKind(IntEnum):
    """What the program calls (`MontyCallKind`)."""

    #: A host function that the program was compiled with.
    FUNCTION = 0
    #: A method of a host object.
    METHOD = 1
    #: An operation of the operating system, such as `os.getenv`.
    OS = 2


class Stream(IntEnum):
    """Where a program prints (`MontyStream`)."""

    STDOUT = 1
    STDERR = 2


@dataclass(frozen=True)
class Limits:
    """Limits of a run, to be set together (`monty_run_set_limit`), or of a type check; None keeps the documented default."""

    #: Bytes of values, captured output and what crosses.
    memory: Optional[int] = None
    #: Values allocated over the whole run.
    allocations: Optional[int] = None
    #: Nanoseconds inside step and resume.
    time_ns: Optional[int] = None
    #: Depth of calls.
    recursion: Optional[int] = None
    #: Instructions.
    fuel: Optional[int] = None
    #: Bytes of captured output.
    output: Optional[int] = None

    def items(self) -> Iterator[Tuple[Limit, int]]:
        """The limits that are given."""
        for which in Limit:
            value: Optional[int] = getattr(self, which.name.lower())
            if value is not None:
                yield which, value

    def of_check(self) -> Tuple[int, int]:
        """The time and the memory of a type check, which has no other limits."""
        for which, _ in self.items():
            if which not in (Limit.TIME_NS, Limit.MEMORY):
                raise UsageError(f"a type check has no limit of {which.name.lower()}")
        time_ns = _CHECK_TIME_NS if self.time_ns is None else self.time_ns
        return time_ns, _CHECK_MEMORY if self.memory is None else self.memory
