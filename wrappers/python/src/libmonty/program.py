"""Programs: compiled source, immutable, shared by any number of runs and threads.

Owns: `Program` (`MontyProgram`). Never: runs anything itself (see `run`). Start reading at `Program`.
"""

from __future__ import annotations

import weakref
from ctypes import byref, c_void_p
from typing import IO, Callable, Iterable, Mapping, Optional

from ._library import Bytes, check, check_plain, quick, take, work
from .limits import Limits
from .run import Run
from .value import Value

__all__ = ["Program", "evaluate"]


class Program:
    """A compiled program. Any number of threads may use one and make runs from it."""

    def __init__(
        self,
        source: str,
        *,
        filename: str = "main.py",
        inputs: Iterable[str] = (),
        functions: Iterable[str] = (),
    ) -> None:
        """Compiles `source` (`monty_compile`); ProgramSyntaxError when it is not Python.

        `filename` is what tracebacks show (`monty_options_set_filename`), `inputs` are global names that each run is
        given (`monty_options_add_input`), `functions` are names that the program may call and the host answers
        (`monty_options_add_function`).
        """
        options = c_void_p(quick.monty_options_new())
        try:
            for add, names in (
                (quick.monty_options_set_filename, (filename,)),
                (quick.monty_options_add_input, inputs),
                (quick.monty_options_add_function, functions),
            ):
                for name in names:
                    data = name.encode()
                    check_plain(add(options, data, len(data)))
            self._own(_compile(source.encode(), options))
        finally:
            quick.monty_options_free(options)

    def _own(self, pointer: c_void_p) -> None:
        self._pointer = pointer
        self._finalizer = weakref.finalize(self, work.monty_program_free, pointer)

    @classmethod
    def load(cls, data: bytes) -> Program:
        """The program that `dump` wrote (`monty_program_load`). FormatError or VersionError when it did not."""
        program, error = c_void_p(), c_void_p()
        check(work.monty_program_load(data, len(data), byref(program), byref(error)), error)
        loaded = cls.__new__(cls)
        loaded._own(program)
        return loaded

    def dump(self) -> bytes:
        """The program as bytes (`monty_program_dump`)."""
        out, error = Bytes(), c_void_p()
        check(work.monty_program_dump(self._pointer, byref(out), byref(error)), error)
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


def _compile(source: bytes, options: c_void_p) -> c_void_p:
    program, error = c_void_p(), c_void_p()
    check(work.monty_compile(source, len(source), options, byref(program), byref(error)), error)
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
