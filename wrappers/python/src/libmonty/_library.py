"""The shared library: where it is, and the types of its functions.

Owns: loading, and the signatures. `work` releases the GIL and is for calls that take time; `quick` keeps it, which is
several times cheaper, and is for getters. Never: keeps a pointer (see `_handle`). Start reading at `find`.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from ctypes import POINTER, Structure, c_bool, c_char_p, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from pathlib import Path
from typing import Any, Dict, Optional, Sequence, Tuple

from .error import Error, VersionError, from_report, from_status

#: `MONTY_ABI_VERSION` of the header that the signatures below were written from.
ABI_VERSION = 1

_NAME = {"darwin": "libmonty.dylib", "win32": "monty.dll"}.get(sys.platform, "libmonty.so")


def find() -> str:
    """The library: `LIBMONTY_LIBRARY`, else the one in this package, else the system's."""
    named = os.environ.get("LIBMONTY_LIBRARY")
    if named:
        return named
    carried = Path(__file__).with_name(_NAME)
    if carried.exists():
        return str(carried)
    installed = ctypes.util.find_library("monty")
    if installed is None:
        raise ImportError(f"there is no {_NAME} in {carried.parent} nor in the system: set LIBMONTY_LIBRARY to its path")
    return installed


class Bytes(Structure):
    """`MontyBytes`."""

    _fields_ = [("data", c_void_p), ("len", c_size_t)]


_STATUS = c_uint32
_ERROR = POINTER(c_void_p)
_BYTES = POINTER(Bytes)
_OUT = POINTER(c_void_p)
# Bytes go in as they are: `c_char_p` takes a `bytes` without copying it, and the length travels beside it.
_DATA = (c_char_p, c_size_t)

_SIGNATURES: Dict[str, Tuple[Any, Sequence[Any]]] = {
    "monty_version": (c_char_p, ()),
    "monty_abi_version": (c_uint32, ()),
    "monty_status_name": (c_char_p, (_STATUS,)),
    "monty_bytes_free": (None, (_BYTES,)),
    "monty_error_encode": (_STATUS, (c_void_p, _BYTES)),
    "monty_error_free": (None, (c_void_p,)),
    "monty_options_new": (c_void_p, ()),
    "monty_options_set_filename": (_STATUS, (c_void_p, *_DATA)),
    "monty_options_add_input": (_STATUS, (c_void_p, *_DATA)),
    "monty_options_add_function": (_STATUS, (c_void_p, *_DATA)),
    "monty_options_set_stubs": (_STATUS, (c_void_p, *_DATA)),
    "monty_options_set_type_check": (_STATUS, (c_void_p,)),
    "monty_options_set_check_limits": (_STATUS, (c_void_p, c_uint64, c_uint64)),
    "monty_options_free": (None, (c_void_p,)),
    "monty_compile": (_STATUS, (*_DATA, c_void_p, _OUT, _ERROR)),
    "monty_check": (_STATUS, (*_DATA, c_void_p, *_DATA, _OUT, _ERROR)),
    "monty_run_check": (_STATUS, (c_void_p, *_DATA, c_char_p, _OUT, _ERROR)),
    "monty_program_free": (None, (c_void_p,)),
    "monty_program_dump": (_STATUS, (c_void_p, _BYTES, _ERROR)),
    "monty_program_load": (_STATUS, (*_DATA, _OUT, _ERROR)),
    "monty_run_new": (c_void_p, (c_void_p,)),
    "monty_run_free": (None, (c_void_p,)),
    "monty_run_set_limit": (_STATUS, (c_void_p, c_uint32, c_uint64)),
    "monty_run_limit": (c_uint64, (c_void_p, c_uint32)),
    "monty_run_usage": (c_uint64, (c_void_p, c_uint32)),
    "monty_run_set_inputs_encoded": (_STATUS, (c_void_p, *_DATA, _ERROR)),
    "monty_run_step": (_STATUS, (c_void_p, c_uint64, _ERROR)),
    "monty_run_state": (c_uint32, (c_void_p,)),
    "monty_run_clone": (c_void_p, (c_void_p, _ERROR)),
    "monty_run_feed": (_STATUS, (c_void_p, *_DATA, c_char_p, _ERROR)),
    "monty_run_call_function": (_STATUS, (c_void_p, *_DATA, c_void_p, c_void_p, _ERROR)),
    "monty_run_result": (c_void_p, (c_void_p,)),
    "monty_run_error": (c_void_p, (c_void_p,)),
    "monty_run_take_output": (_STATUS, (c_void_p, c_uint32, _BYTES)),
    "monty_run_mount": (_STATUS, (c_void_p, *_DATA, *_DATA, c_bool, _ERROR)),
    "monty_run_mount_directory": (_STATUS, (c_void_p, *_DATA, c_bool, _ERROR)),
    "monty_run_read_file": (_STATUS, (c_void_p, *_DATA, _BYTES, _ERROR)),
    "monty_run_dump": (_STATUS, (c_void_p, _BYTES, _ERROR)),
    "monty_run_load": (_STATUS, (c_void_p, *_DATA, _OUT, _ERROR)),
    "monty_run_event": (_STATUS, (c_void_p, _BYTES)),
    "monty_run_resume_encoded": (_STATUS, (c_void_p, *_DATA, _ERROR)),
    "monty_run_interrupt_handle": (c_void_p, (c_void_p,)),
    "monty_interrupt": (None, (c_void_p,)),
    "monty_interrupt_free": (None, (c_void_p,)),
    "monty_value_decode": (_STATUS, (*_DATA, _OUT, _ERROR)),
    "monty_value_encode": (_STATUS, (c_void_p, _BYTES, _ERROR)),
    "monty_value_to_json": (_STATUS, (c_void_p, _BYTES, _ERROR)),
    "monty_value_free": (None, (c_void_p,)),
}


def _declare(library: Any) -> Any:
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = list(arguments)
    return library


_path = find()
#: The library for calls that take time: the GIL is released meanwhile.
work: Any = _declare(ctypes.CDLL(_path))
#: The library for calls that are over at once.
quick: Any = _declare(ctypes.PyDLL(_path))

if quick.monty_abi_version() != ABI_VERSION:
    raise VersionError(f"{_path} has ABI {quick.monty_abi_version()}, and this package needs {ABI_VERSION}")


def version() -> str:
    """The version of the library, such as "0.1.0" (`monty_version`)."""
    text: bytes = quick.monty_version()
    return text.decode()


def take(out: Bytes) -> bytes:
    """The contents of owned bytes, which are freed (`monty_bytes_free`)."""
    data = ctypes.string_at(out.data, out.len) if out.len else b""
    quick.monty_bytes_free(ctypes.byref(out))
    return data


def report(error: Optional[int]) -> Dict[str, Any]:
    """What an error says (`monty_error_encode`)."""
    from .wire import decode

    out = Bytes()
    quick.monty_error_encode(error, ctypes.byref(out))
    told: Dict[str, Any] = decode(take(out))
    return told


def failure(status: int, error: c_void_p) -> Error:
    """The exception for a failed call; its `MontyError` is freed."""
    if not error.value:
        name: bytes = quick.monty_status_name(status)
        return from_status(status, name.decode())
    try:
        return from_report(report(error.value))
    finally:
        quick.monty_error_free(error.value)


def check(status: int, error: c_void_p) -> None:
    """Raises what a call with a `MontyError **` failed with."""
    if status:
        raise failure(status, error)


def check_plain(status: int) -> None:
    """Raises what a call without a `MontyError **` failed with."""
    if status:
        raise failure(status, c_void_p())
