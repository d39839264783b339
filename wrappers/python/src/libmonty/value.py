"""The values that cross the border: Python's own where there is one, and the classes below for the rest.

Owns: `Value` and what Python has no literal for: instances of the program's classes, host objects, exceptions as
values, functions, and things known by their repr. Never: encodes anything (see `wire`).
Start reading at `Value`.
"""

from __future__ import annotations

from typing import Any, Dict, Optional, Tuple

__all__ = ["ExceptionValue", "Function", "HostObject", "Object", "Opaque", "Value"]

#: What a program can be given and can give back (`MontyValue`): None, bool, int, float, str, bytes, list, tuple, dict,
#: set, frozenset, Ellipsis, the classes of this module, and (inwards only) exceptions and subclasses of the built-ins.
#: Values may be shared and may contain themselves. It is `Any` to a type checker, because Python cannot say this.
Value = Any


class _Record:
    """Compares by identity, as an instance does in the program; so it can be a key, and may contain itself."""

    __slots__ = ()

    def __repr__(self) -> str:
        # A field may lead back here, so only what identifies the record is shown.
        return f"<libmonty.{type(self).__name__} {self._title()}>"

    def _title(self) -> str:
        raise NotImplementedError(type(self).__name__)


class Object(_Record):
    """An instance of a class of the program (`monty_object`), or of one of its dataclasses (`monty_dataclass`)."""

    __slots__ = ("class_name", "fields", "dataclass")

    def __init__(self, class_name: str, fields: Optional[Dict[str, Value]] = None, *, dataclass: bool = False) -> None:
        #: The name of its class.
        self.class_name = class_name
        #: Its fields, in order.
        self.fields: Dict[str, Value] = {} if fields is None else fields
        #: Whether the class is a dataclass.
        self.dataclass = dataclass

    def _title(self) -> str:
        return self.class_name


class HostObject(_Record):
    """An object of the host (`monty_host_object`): the program sees its name and attributes, the id comes back."""

    __slots__ = ("name", "id", "attributes")

    def __init__(self, name: str, id: int, attributes: Optional[Dict[str, Value]] = None) -> None:
        #: What the program calls its type.
        self.name = name
        #: The host's number for it, of 64 bits.
        self.id = id
        #: Attributes that the program can read without asking.
        self.attributes: Dict[str, Value] = {} if attributes is None else attributes

    def _title(self) -> str:
        return f"{self.name} {self.id}"


class ExceptionValue(_Record):
    """An exception as a value (`monty_exception`): raised by nobody, or by the program, which then has a traceback."""

    __slots__ = ("type_name", "message", "args", "cause", "traceback", "attributes")

    def __init__(
        self,
        type_name: str,
        message: str = "",
        args: Optional[Tuple[Value, ...]] = None,
        *,
        cause: Optional[ExceptionValue] = None,
        traceback: Optional[str] = None,
        attributes: Optional[Dict[str, Value]] = None,
    ) -> None:
        #: The name of its type, such as "ValueError".
        self.type_name = type_name
        #: What `str()` of it gives.
        self.message = message
        #: Its arguments; the message alone when they are not given.
        self.args: Tuple[Value, ...] = ((message,) if message else ()) if args is None else args
        #: The exception that it was raised from.
        self.cause = cause
        #: The formatted traceback.
        self.traceback = traceback
        #: Its attributes.
        self.attributes: Dict[str, Value] = {} if attributes is None else attributes

    def _title(self) -> str:
        return f"{self.type_name}: {self.message}" if self.message else self.type_name


class Function(_Record):
    """A function, by its name (`monty_function`)."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        #: Its name; of a host function, the name that the program was compiled with.
        self.name = name

    def _title(self) -> str:
        return self.name


class Opaque(_Record):
    """Anything else: the name of its type and its repr (`MONTY_KIND_OPAQUE`)."""

    __slots__ = ("type_name", "text")

    def __init__(self, type_name: str, text: str) -> None:
        #: The name of its type.
        self.type_name = type_name
        #: Its repr.
        self.text = text

    def _title(self) -> str:
        return self.text
