"""Programs: compiled source, immutable, shared by any number of runs and threads.

Owns: `Program` (`MontyProgram`). Never: runs anything itself (see `run`). Start reading at `Program`.
"""

from __future__ import annotations

import weakref
from contextlib import contextmanager
from ctypes import byref, c_void_p
from typing import IO, Callable, Iterable, Iterator, List, Mapping, Optional

from ._library import Bytes, check_plain, quick, take, work
from ._library import check as check_status
from .error import Diagnostic
from .limits import Limits
from .run import Run, diagnostics_of
from .value import Value

__all__ = ["Program", "check", "evaluate"]


class Program:
    """A compiled program. Any number of threads may use one and make runs from it."""

    def __init__(
        self,
        source: str,
        *,
        filename: str = "main.py",
        inputs: Iterable[str] = (),
        functions: Iterable[str] = (),
        stubs: str = "",
        type_check: bool = False,
        check_limits: Optional[Limits] = None,
    ) -> None:
        """Compiles `source` (`monty_compile`); ProgramSyntaxError when it is not Python.

        `filename` is what tracebacks show (`monty_options_set_filename`), `inputs` are global names that each run is
        given (`monty_options_add_input`), `functions` are names that the program may call and the host answers
        (`monty_options_add_function`). `type_check=True` refuses a program in which the type checker finds an error, with
        CheckError, and so do its runs with what they are fed (`monty_options_set_type_check`); `stubs` are the types of
        inputs and functions as Python text (`monty_options_set_stubs`). `check_limits` are the `time_ns` and the `memory` of
        each such check, 5 seconds and 256 MiB unless given, of which some 16 MB are there before any program
        (`monty_options_set_check_limits`); LimitError when it takes more.
        """
        with _options(filename, inputs, functions, stubs, check_limits) as options:
            if type_check:
                check_plain(quick.monty_options_set_type_check(options))
            self._own(_compile(source.encode(), options))

    def _own(self, pointer: c_void_p) -> None:
        self._pointer = pointer
        self._finalizer = weakref.finalize(self, work.monty_program_free, pointer)

    @classmethod
    def load(cls, data: bytes) -> Program:
        """The program that `dump` wrote (`monty_program_load`). FormatError or VersionError when it did not."""
        program, error = c_void_p(), c_void_p()
        check_status(work.monty_program_load(data, len(data), byref(program), byref(error)), error)
        loaded = cls.__new__(cls)
        loaded._own(program)
        return loaded

    def dump(self) -> bytes:
        """The program as bytes (`monty_program_dump`)."""
        out, error = Bytes(), c_void_p()
        check_status(work.monty_program_dump(self._pointer, byref(out), byref(error)), error)
        return take(out)

    def start(self, inputs: Optional[Mapping[str, Value]] = None, *, limits: Optional[Limits] = None) -> Run:
        """A run that has not taken its first step (`monty_run_new`, `monty_run_set_inputs_encoded`)."""
        return Run(self, inputs, limits=limits)

    def run(
        self,
        inputs: Optional[Mapping[str, Value]] = None,
        *,
        functions: Optional[Mapping[str, Callable[..., Value]]] = None,
        limits: Optional[Limits] = None,
        stdout: Optional[IO[str]] = None,
        stderr: Optional[IO[str]] = None,
    ) -> Value:
        """Runs the program to its end and returns its last expression's value; see `Run.run`."""
        with self.start(inputs, limits=limits) as run:
            return run.run(functions, stdout=stdout, stderr=stderr)


@contextmanager
def _options(
    filename: str, inputs: Iterable[str], functions: Iterable[str], stubs: str, check_limits: Optional[Limits]
) -> Iterator[c_void_p]:
    options = c_void_p(quick.monty_options_new())
    try:
        for add, texts in (
            (quick.monty_options_set_filename, (filename,)),
            (quick.monty_options_add_input, inputs),
            (quick.monty_options_add_function, functions),
            (quick.monty_options_set_stubs, (stubs,)),
        ):
            for text in texts:
                data = text.encode()
                check_plain(add(options, data, len(data)))
        if check_limits is not None:
            check_plain(quick.monty_options_set_check_limits(options, *check_limits.of_check()))
        yield options
    finally:
        quick.monty_options_free(options)


def check(
    source: str,
    *,
    filename: str = "main.py",
    inputs: Iterable[str] = (),
    functions: Iterable[str] = (),
    stubs: str = "",
    check_limits: Optional[Limits] = None,
) -> List[Diagnostic]:
    """What the type checker finds in a program, which is not run (`monty_check`).

    `stubs` are the types of inputs and functions as Python text; those that it does not declare can be anything. A source that
    is not Python gives one finding. LimitError when the program is more than the checker takes, or takes more than `check_limits`
    (see `Program`); UsageError when the stubs are wrong.

    >>> [found] = check("limit + 'x'", stubs="limit: int")
    >>> found.line, found.rule
    (1, 'unsupported-operator')
    """
    data, found, error = source.encode(), c_void_p(), c_void_p()
    with _options(filename, inputs, functions, stubs, check_limits) as options:
        check_status(work.monty_check(data, len(data), options, None, 0, byref(found), byref(error)), error)
    return diagnostics_of(found)


def _compile(source: bytes, options: c_void_p) -> c_void_p:
    program, error = c_void_p(), c_void_p()
    check_status(work.monty_compile(source, len(source), options, byref(program), byref(error)), error)
    return program


def evaluate(
    source: str,
    inputs: Optional[Mapping[str, Value]] = None,
    *,
    functions: Optional[Mapping[str, Callable[..., Value]]] = None,
    limits: Optional[Limits] = None,
) -> Value:
    """Compiles and runs `source` with `inputs`: the shortest way to a value.

    >>> evaluate("[n * n for n in range(limit)]", {"limit": 4})
    [0, 1, 4, 9]
    """
    program = Program(source, inputs=tuple(inputs or ()), functions=tuple(functions or ()))
    return program.run(inputs, functions=functions, limits=limits)
