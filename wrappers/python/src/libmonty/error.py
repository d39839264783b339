"""What can go wrong: one class of Python exception per kind of failure.

Owns: the exceptions that this package raises, and how they are made from what the library reports (`MontyError`).
Never: calls the library. Start reading at `Error`; `ProgramError` is the one most hosts catch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple, Type

if TYPE_CHECKING:
    from .limits import Limit
    from .value import ExceptionValue

__all__ = [
    "BusyError",
    "CheckError",
    "Diagnostic",
    "Error",
    "FormatError",
    "Frame",
    "InternalError",
    "InterruptedRun",
    "LimitError",
    "ProgramError",
    "ProgramSyntaxError",
    "Raise",
    "StateError",
    "UsageError",
    "VersionError",
]


@dataclass(frozen=True)
class Frame:
    """One line of a traceback (`monty_error_frame_file` and the functions after it)."""

    #: The file's name as given to the compiler.
    file: str
    #: The function, or `<module>`.
    function: str
    #: Line, from 1; 0 when not known.
    line: int
    #: Column in characters, from 1; 0 when not known.
    column: int
    #: The source line without its indentation; empty when not known.
    source: str


@dataclass(frozen=True)
class Diagnostic:
    """One finding of the type checker (`monty_check`). `str()` of it is one line."""

    #: "error", "warning" or "info".
    severity: str
    #: The rule that found it, such as "invalid-argument-type".
    rule: str
    #: What is wrong.
    message: str
    #: The file's name as given to the checker.
    file: str
    #: Where it begins: line and column in characters, from 1.
    line: int
    column: int
    #: Where it ends: the column behind its last character.
    end_line: int
    end_column: int
    #: The finding in one line: file, line, column, severity, rule, message.
    concise: str
    #: The finding with the lines of source that it is about.
    annotated: str

    def __str__(self) -> str:
        return self.concise


class Error(Exception):
    """Whatever the library reports (`MontyError`). `str()` of it is the message with the exception's type before it."""

    def __init__(self, message: str, report: Optional[Dict[str, Any]] = None) -> None:
        report = {} if report is None else report
        type_name: str = report.get("type", "")
        super().__init__(f"{type_name}: {message}" if type_name and message else type_name or message)
        #: The status of the C API, such as 8 for MONTY_ERROR_EXCEPTION (`monty_error_status`).
        self.status: int = report.get("status", self._status)
        #: The type of the program's exception, such as "ValueError"; else empty (`monty_error_type`).
        self.type_name = type_name
        #: What went wrong (`monty_error_message`).
        self.message = message
        #: Where, outermost call first (`monty_error_frame_count`).
        self.frames: Tuple[Frame, ...] = tuple(Frame(**frame) for frame in report.get("frames", ()))
        #: The traceback as Python prints it (`monty_error_format`).
        self.traceback: str = report.get("traceback", "")
        #: The program's exception as a value (`monty_error_exception`).
        self.exception: Optional[ExceptionValue] = report.get("exception")
        #: What the type checker found, when that is what is wrong (`monty_error_diagnostics`).
        self.diagnostics: Tuple[Diagnostic, ...] = tuple(Diagnostic(**found) for found in report.get("diagnostics") or ())

    _status = 1


class UsageError(Error):
    """A call was used wrongly (MONTY_ERROR_ARGUMENT, _UTF8, _RANGE, _UNSUPPORTED)."""


class StateError(UsageError):
    """The run is not in a state in which this can be asked, or was closed (MONTY_ERROR_STATE)."""

    _status = 2


class BusyError(UsageError):
    """Another thread is using the run (MONTY_ERROR_BUSY)."""

    _status = 3


class ProgramSyntaxError(Error):
    """The source is not Python (MONTY_ERROR_SYNTAX)."""

    _status = 7


class ProgramError(Error):
    """The program ended with an exception (MONTY_ERROR_EXCEPTION): see `type_name`, `traceback` and `exception`."""

    _status = 8


class LimitError(Error):
    """A limit ended the run, or a type check (MONTY_ERROR_LIMIT)."""

    _status = 9

    def __init__(self, message: str, report: Optional[Dict[str, Any]] = None) -> None:
        super().__init__(message, report)
        from .limits import Limit

        number = (report or {}).get("limit")
        #: Which one it was (`monty_error_limit`).
        self.limit: Optional[Limit] = None if number is None else Limit(number)


class InterruptedRun(Error):
    """The host interrupted the run, which can go on (MONTY_ERROR_INTERRUPTED)."""

    _status = 10


class FormatError(Error):
    """Bytes are not what they should be (MONTY_ERROR_FORMAT)."""

    _status = 11


class VersionError(Error):
    """Bytes, or the library itself, are of another version (MONTY_ERROR_VERSION)."""

    _status = 12


class InternalError(Error):
    """A fault of the library; that run can only be closed (MONTY_ERROR_INTERNAL)."""

    _status = 13


class CheckError(Error):
    """The type checker found errors in a program that must have none (MONTY_ERROR_CHECK): see `diagnostics`."""

    _status = 14


class Raise(Exception):
    """Raised by a host function, it becomes any exception in the program, also of a class of the program's.

    >>> raise Raise(ExceptionValue("LookupError", "no such row"))
    """

    def __init__(self, exception: ExceptionValue) -> None:
        super().__init__(exception.message)
        #: The exception as a value.
        self.exception = exception


_CLASSES: Dict[int, Type[Error]] = {
    kind._status: kind
    for kind in (
        StateError,
        BusyError,
        ProgramSyntaxError,
        ProgramError,
        LimitError,
        InterruptedRun,
        FormatError,
        VersionError,
        InternalError,
        CheckError,
    )
}


def from_report(report: Dict[str, Any]) -> Error:
    """The exception for what `monty_error_encode` gives."""
    return _CLASSES.get(report["status"], UsageError)(report["message"], report)


def from_status(status: int, what: str) -> Error:
    """The exception for a status that came without a report."""
    return _CLASSES.get(status, UsageError)(what, {"status": status})
