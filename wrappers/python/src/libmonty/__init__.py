"""libmonty: Python for untrusted programs, in your process, suspendable anywhere.

>>> import libmonty
>>> libmonty.evaluate("sum(n * n for n in range(limit))", {"limit": 10})
285

A `Program` is compiled source, a `Run` one execution of it. The program sees nothing of this process but its inputs and the
functions that it is given; memory, time, instructions and output are limited.
"""

from ._library import version as library_version
from .error import (
    BusyError,
    CheckError,
    Diagnostic,
    Error,
    FormatError,
    Frame,
    InternalError,
    InterruptedRun,
    LimitError,
    ProgramError,
    ProgramSyntaxError,
    Raise,
    StateError,
    UsageError,
    VersionError,
)
from .limits import UNLIMITED, CallKind, Limit, Limits, State, Stream
from .program import Program, check, evaluate
from .run import Call, Interrupt, Run
from .value import ExceptionValue, Function, HostObject, Object, Opaque, Value
from .wire import decode, encode

__version__ = "0.1.0"

__all__ = [
    "UNLIMITED",
    "BusyError",
    "Call",
    "CallKind",
    "CheckError",
    "Diagnostic",
    "Error",
    "ExceptionValue",
    "FormatError",
    "Frame",
    "Function",
    "HostObject",
    "InternalError",
    "Interrupt",
    "InterruptedRun",
    "Limit",
    "LimitError",
    "Limits",
    "Object",
    "Opaque",
    "Program",
    "ProgramError",
    "ProgramSyntaxError",
    "Raise",
    "Run",
    "State",
    "StateError",
    "Stream",
    "UsageError",
    "Value",
    "VersionError",
    "check",
    "decode",
    "encode",
    "evaluate",
    "library_version",
]
