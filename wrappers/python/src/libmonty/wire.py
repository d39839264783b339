"""Values as bytes: the CBOR of docs/wire.md, written and read without recursion.

Owns: `encode` and `decode`, the same as `monty_value_encode` and `monty_value_decode` for Python's own objects.
Never: calls the library. A value may be nested deeper than Python can recurse, so both directions keep a stack of
their own.

Sharing is found while writing: every value that may be met again leaves an empty chunk before it, which becomes
tag 28 when it is. Reading builds each container before its contents, so that these may refer to it. Tuples and
frozensets cannot be made early; when one is referred to from inside itself, `_Knot` stands for it (and for the dicts
and sets that may have it as a key) until everything is there.

Start reading at `encode`, then `_Reader`.
"""

from __future__ import annotations

import struct
from typing import Any, Callable, Dict, FrozenSet, Iterable, List, NoReturn, Optional, Set, Tuple, Union

from .error import FormatError
from .value import ExceptionValue, Function, HostObject, Object, Opaque, Value

__all__ = ["decode", "encode"]

_TAG_SET = 258
_TAG_TUPLE = 52480
_TAG_FROZENSET = 52481
_TAG_OBJECT = 52482
_TAG_DATACLASS = 52483
_TAG_HOST_OBJECT = 52484
_TAG_EXCEPTION = 52485
_TAG_FUNCTION = 52486
_TAG_ELLIPSIS = 52487
_TAG_OPAQUE = 52488

_NAN = b"\xfb\x7f\xf8\x00\x00\x00\x00\x00\x00"
_SHARED = b"\xd8\x1c"
#: str, bytes and big ints of so many bytes are worth a reference.
_WORTH_SHARING = 32
#: The format allows 10,000; the fields of a record are a container of their own here, but not there.
_MAX_DEPTH = 20_000


def _head(major: int, number: int) -> bytes:
    """The shortest form of a major type with its number."""
    if number < 24:
        return bytes((major << 5 | number,))
    if number < 0x100:
        return bytes((major << 5 | 24, number))
    if number < 0x10000:
        return struct.pack(">BH", major << 5 | 25, number)
    if number < 0x100000000:
        return struct.pack(">BI", major << 5 | 26, number)
    return struct.pack(">BQ", major << 5 | 27, number)


_TUPLE = _head(6, _TAG_TUPLE)
_SET = _head(6, _TAG_SET)
_FROZENSET = _head(6, _TAG_FROZENSET)
_FUNCTION = _head(6, _TAG_FUNCTION)
_ELLIPSIS = _head(6, _TAG_ELLIPSIS) + b"\xf6"
_OBJECT = (_head(6, _TAG_OBJECT) + b"\x82", _head(6, _TAG_DATACLASS) + b"\x82")
_HOST_OBJECT = _head(6, _TAG_HOST_OBJECT) + b"\x83"
_EXCEPTION = _head(6, _TAG_EXCEPTION) + b"\x86"
_OPAQUE = _head(6, _TAG_OPAQUE) + b"\x82"
_SMALL_INTS = [_head(0, number) for number in range(256)]


def encode(value: Value) -> bytes:
    """The bytes of `value` (docs/wire.md). TypeError names what cannot cross."""
    return _Writer().encode(value)


class _Writer:
    """One encoding: the chunks written so far, and which values they belong to."""

    def __init__(self) -> None:
        self.out: List[bytes] = []
        #: The identity of what may be met again -> the chunk that is empty or tag 28.
        self.first: Dict[int, int] = {}
        #: Chunks to be filled with a reference -> the chunk of the first occurrence.
        self.references: List[Tuple[int, int]] = []
        #: Keeps what is made on the way alive, so that no identity is used twice.
        self.made: List[object] = []
        self.stack: List[Value] = []

    def encode(self, value: Value) -> bytes:
        out, stack = self.out, self.stack
        stack.append(value)
        while stack:
            value = stack.pop()
            kind = type(value)
            if kind is str:
                self.text(value)
            elif kind is int:
                self.integer(value)
            elif value is None:
                out.append(b"\xf6")
            elif kind is bool:
                out.append(b"\xf5" if value else b"\xf4")
            elif kind is float:
                out.append(_NAN if value != value else struct.pack(">Bd", 0xFB, value))
            elif kind is bytes:
                if len(value) < _WORTH_SHARING or self.is_new(value):
                    out.append(_head(2, len(value)))
                    out.append(value)
            else:
                self.other(kind, value)
        self.number_references()
        return b"".join(out)

    def is_new(self, value: object) -> bool:
        """Whether `value` has to be written; otherwise a reference has been."""
        known = self.first.get(id(value))
        if known is None:
            self.first[id(value)] = len(self.out)
            self.out.append(b"")
            return True
        self.references.append((len(self.out), known))
        self.out.append(b"")
        return False

    def number_references(self) -> None:
        """Tags what was met again, in the order of the bytes, and fills the references in."""
        numbers = {chunk: number for number, chunk in enumerate(sorted({first for _, first in self.references}))}
        for chunk, first in self.references:
            self.out[first] = _SHARED
            self.out[chunk] = b"\xd8\x1d" + _head(0, numbers[first])

    def text(self, value: str) -> None:
        try:
            data = value.encode()
        except UnicodeEncodeError as error:
            raise TypeError(f"a str with a lone surrogate cannot cross: {error}") from None
        if len(data) < _WORTH_SHARING or self.is_new(value):
            self.out.append(_head(3, len(data)))
            self.out.append(data)

    def integer(self, value: int) -> None:
        if 0 <= value < 256:
            self.out.append(_SMALL_INTS[value])
        elif -(1 << 64) <= value < 1 << 64:
            self.out.append(_head(0, value) if 0 <= value else _head(1, -1 - value))
        else:
            data = (value if 0 <= value else -1 - value)
            size = (data.bit_length() + 7) // 8
            if size < _WORTH_SHARING or self.is_new(value):
                self.out.append((b"\xc2" if 0 <= value else b"\xc3") + _head(2, size) + data.to_bytes(size, "big"))

    def other(self, kind: type, value: Value) -> None:
        write = _WRITERS.get(kind) or self.writer_of_base(kind)
        if write is _leaf or self.is_new(value):
            write(self, value)

    def writer_of_base(self, kind: type) -> Callable[[_Writer, Value], None]:
        """Subclasses cross as what they are based on: an IntEnum as an int, a namedtuple as a tuple."""
        for base in kind.__mro__[1:]:
            if base in _LEAVES:
                return _leaf
            if base in _WRITERS:
                return _WRITERS[base]
        raise TypeError(f"a {kind.__module__}.{kind.__qualname__} cannot cross to a program")

    def items(self, items: Iterable[Value]) -> None:
        self.stack.extend(reversed(list(items)))

    def fields(self, fields: Dict[str, Value]) -> None:
        """Puts a map on the stack without making it a value of its own."""
        self.stack.append(_Fields(fields))
        self.made.append(self.stack[-1])


class _Fields:
    """The fields of a record while they wait on the stack."""

    __slots__ = ("pairs",)

    def __init__(self, pairs: Dict[str, Value]) -> None:
        self.pairs = pairs


_LEAVES: Tuple[type, ...] = (str, int, float, bytes)


def _leaf(writer: _Writer, value: Any) -> None:
    """A leaf that is an instance of a subclass, or bytes that can change: the plain value goes on the stack."""
    plain: Any
    # Not `str(value)`: a subclass may have its own idea of `__str__`.
    if isinstance(value, str):
        plain = str.__str__(value)
    elif isinstance(value, int):
        plain = int.__int__(value)
    elif isinstance(value, float):
        plain = float.__float__(value)
    else:
        plain = bytes(value)
    writer.made.append(plain)
    writer.stack.append(plain)


def _list(writer: _Writer, value: List[Value]) -> None:
    writer.out.append(_head(4, len(value)))
    writer.items(value)


def _tuple(writer: _Writer, value: Tuple[Value, ...]) -> None:
    writer.out.append(_TUPLE + _head(4, len(value)))
    writer.items(value)


def _set(writer: _Writer, value: Set[Value]) -> None:
    writer.out.append(_SET + _head(4, len(value)))
    writer.items(value)


def _frozenset(writer: _Writer, value: FrozenSet[Value]) -> None:
    writer.out.append(_FROZENSET + _head(4, len(value)))
    writer.items(value)


def _dict(writer: _Writer, value: Dict[Value, Value]) -> None:
    writer.out.append(_head(5, len(value)))
    writer.items(part for pair in value.items() for part in pair)


def _fields(writer: _Writer, value: _Fields) -> None:
    for name in value.pairs:
        if not isinstance(name, str):
            raise TypeError(f"the name of a field must be a str, not {name!r}")
    _dict(writer, value.pairs)


def _object(writer: _Writer, value: Object) -> None:
    writer.out.append(_OBJECT[value.dataclass])
    writer.fields(value.fields)
    writer.stack.append(value.class_name)


def _host_object(writer: _Writer, value: HostObject) -> None:
    if not 0 <= value.id < 1 << 64:
        raise TypeError(f"the id of a host object must fit 64 bits, not be {value.id}")
    writer.out.append(_HOST_OBJECT)
    writer.fields(value.attributes)
    writer.stack.append(value.id)
    writer.stack.append(value.name)


def _exception_value(writer: _Writer, value: ExceptionValue) -> None:
    writer.out.append(_EXCEPTION)
    writer.fields(value.attributes)
    writer.stack += [value.traceback, value.cause, tuple(value.args), value.message, value.type_name]
    writer.made.append(writer.stack[-3])


def _exception(writer: _Writer, value: BaseException) -> None:
    """An exception of the host, as the nearest built-in type, which is what the program can catch."""
    builtin = next(base for base in type(value).__mro__ if base.__module__ == "builtins")
    message = str(value)
    cause = value.__cause__
    # Arguments that only the host understands do not cross; the message always does.
    args = tuple(value.args) if all(type(arg) in _PLAIN for arg in value.args) else (message,)
    if issubclass(builtin, KeyError) and len(args) == 1:
        message = repr(args[0])
    parts = ExceptionValue(builtin.__name__, message, args)
    writer.made.append(parts)
    writer.out.append(_EXCEPTION)
    writer.fields({})
    writer.stack += [None, cause, parts.args, message, parts.type_name]


_PLAIN = frozenset({type(None), bool, int, float, str, bytes})


def _function(writer: _Writer, value: Function) -> None:
    writer.out.append(_FUNCTION)
    writer.stack.append(value.name)


def _opaque(writer: _Writer, value: Opaque) -> None:
    writer.out.append(_OPAQUE)
    writer.stack += [value.text, value.type_name]


_WRITERS: Dict[type, Callable[[_Writer, Any], None]] = {
    list: _list,
    tuple: _tuple,
    dict: _dict,
    set: _set,
    frozenset: _frozenset,
    Object: _object,
    HostObject: _host_object,
    ExceptionValue: _exception_value,
    Function: _function,
    Opaque: _opaque,
    BaseException: _exception,
    bytearray: _leaf,
    memoryview: _leaf,
    _Fields: _fields,
}


def _write_ellipsis(writer: _Writer, value: object) -> None:
    # There is one `...`, so it has nothing to share: the empty chunk is taken back.
    del writer.first[id(value)]
    writer.out.append(_ELLIPSIS)


_WRITERS[type(...)] = _write_ellipsis


def decode(data: Union[bytes, bytearray, memoryview]) -> Value:
    """The value of `data` (docs/wire.md). FormatError says what is wrong and at which byte."""
    data = bytes(data)
    try:
        return _Reader(data).read()
    except _Knotted:
        return _KnotReader(data).read()


class _Knotted(Exception):
    """A tuple or frozenset is referred to from inside itself: it takes the slower reader."""


class _Frame:
    """A container whose parts are being read. `finish` gets them and returns the value."""

    __slots__ = ("finish", "parts", "missing", "number", "shared")

    def __init__(self, finish: Callable[[List[Value]], Value], missing: int, number: int) -> None:
        self.finish = finish
        self.parts: List[Value] = []
        self.missing = missing
        self.number = number


_PENDING = object()


class _Reader:
    """One decoding of bytes that may be anybody's."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.frames: List[_Frame] = []
        #: The values with tag 28; `_PENDING` until they can be referred to.
        self.shared: List[Value] = []
        #: The number of the tag 28 that was just read, or -1.
        self.number = -1

    def read(self) -> Value:
        frames = self.frames
        while True:
            value = self.value()
            if value is _PENDING:
                continue
            while frames:
                frame = frames[-1]
                frame.parts.append(value)
                frame.missing -= 1
                if frame.missing:
                    break
                frames.pop()
                value = self.finished(frame)
            else:
                break
        if self.at != len(self.data):
            self.fail("bytes after the value")
        return value

    def finished(self, frame: _Frame) -> Value:
        value = frame.finish(frame.parts)
        if 0 <= frame.number:
            self.shared[frame.number] = value
        return value

    def fail(self, why: str) -> NoReturn:
        raise FormatError(f"{why} at byte {self.at}")

    def take(self, count: int) -> bytes:
        end = self.at + count
        if len(self.data) < end:
            self.fail("the bytes end early")
        taken = self.data[self.at : end]
        self.at = end
        return taken

    def head(self) -> Tuple[int, int, int]:
        """The major type, the number, and how the number was given."""
        first = self.take(1)[0]
        info = first & 31
        if info < 24:
            return first >> 5, info, info
        if 27 < info:
            self.fail("an indefinite or reserved length")
        return first >> 5, int.from_bytes(self.take(1 << (info - 24)), "big"), info

    def value(self) -> Value:
        """A leaf; or `_PENDING` after a container has been begun, or a tag 28 read."""
        major, number, info = self.head()
        if major == 0:
            return self.leaf(number)
        if major == 1:
            return self.leaf(-1 - number)
        if major == 2:
            return self.leaf(self.take(number))
        if major == 3:
            return self.leaf(self.text(number))
        if major == 4:
            return self.begin_list(self.length(number, 1))
        if major == 5:
            return self.begin_dict(self.length(number, 2))
        if major == 6:
            return self.tagged(number)
        return self.leaf(self.simple(number, info))

    def leaf(self, value: Value) -> Value:
        if 0 <= self.number:
            self.shared[self.number] = value
            self.number = -1
        return value

    def text(self, size: int) -> str:
        try:
            return self.take(size).decode()
        except UnicodeDecodeError:
            self.fail("text that is not UTF-8")

    def length(self, count: int, parts: int) -> int:
        """A number of elements that the rest of the bytes can hold."""
        if len(self.data) - self.at < count * parts:
            self.fail("a length larger than what is left")
        return count

    def simple(self, number: int, info: int) -> Value:
        if info == 27:
            return struct.unpack(">d", number.to_bytes(8, "big"))[0]
        if info == 26:
            return struct.unpack(">f", number.to_bytes(4, "big"))[0]
        if info == 25:
            return struct.unpack(">e", number.to_bytes(2, "big"))[0]
        if info in _SIMPLE:
            return _SIMPLE[info]
        self.fail("an unknown simple value")

    def tagged(self, tag: int) -> Value:
        if tag == 28:
            if 0 <= self.number:
                self.fail("tag 28 twice")
            self.number = len(self.shared)
            self.shared.append(_PENDING)
            return _PENDING
        if tag == 29:
            return self.reference()
        if tag == 2 or tag == 3:
            return self.leaf(self.big_int(tag))
        begin = _TAGS.get(tag)
        if begin is None:
            self.fail(f"unknown tag {tag}")
        return begin(self)

    def reference(self) -> Value:
        major, number, _ = self.head()
        if major != 0 or len(self.shared) <= number or 0 <= self.number:
            self.fail("a reference to nothing")
        value = self.shared[number]
        if value is _PENDING:
            raise _Knotted
        return value

    def big_int(self, tag: int) -> int:
        major, size, _ = self.head()
        if major != 2:
            self.fail("a big int without bytes")
        number = int.from_bytes(self.take(size), "big")
        return number if tag == 2 else -1 - number

    def array(self, expected: Optional[int] = None) -> int:
        """The head of the array that must come after a tag."""
        major, count, _ = self.head()
        if major != 4 or (expected is not None and count != expected):
            self.fail("a tag before the wrong kind of value")
        return self.length(count, 1)

    def begin(self, count: int, finish: Callable[[List[Value]], Value], early: Value = _PENDING) -> Value:
        """Begins a container of `count` parts; `early` is what parts refer to it as."""
        number, self.number = self.number, -1
        if 0 <= number:
            self.shared[number] = early
        if _MAX_DEPTH <= len(self.frames):
            self.fail("containers too deep")
        if count == 0:
            return self.finished(_Frame(finish, 0, number))
        self.frames.append(_Frame(finish, count, number))
        return _PENDING

    def begin_list(self, count: int) -> Value:
        made: List[Value] = []

        def finish(parts: List[Value]) -> List[Value]:
            made.extend(parts)
            return made

        return self.begin(count, finish, made)

    def begin_tuple(self) -> Value:
        return self.begin(self.array(), tuple)

    def begin_frozenset(self) -> Value:
        return self.begin(self.array(), lambda parts: self.unique(frozenset, parts))

    def begin_dict(self, count: int) -> Value:
        made: Dict[Value, Value] = {}

        def finish(parts: List[Value]) -> Dict[Value, Value]:
            self.fill_dict(made, parts)
            return made

        return self.begin(2 * count, finish, made)

    def begin_set(self) -> Value:
        made: Set[Value] = set()

        def finish(parts: List[Value]) -> Set[Value]:
            made.update(self.unique(frozenset, parts))
            return made

        return self.begin(self.array(), finish, made)

    def unique(self, make: Callable[[List[Value]], Any], parts: List[Value]) -> Any:
        try:
            made = make(parts)
        except TypeError:
            self.fail("an unhashable key")
        if len(made) != len(parts):
            self.fail("a key twice")
        return made

    def fill_dict(self, made: Dict[Value, Value], parts: List[Value]) -> None:
        pairs = zip(parts[::2], parts[1::2])
        made.update(self.unique(lambda parts: dict(pairs), parts[::2]))

    def begin_object(self, dataclass: bool) -> Value:
        made = Object("", dataclass=dataclass)

        def finish(parts: List[Value]) -> Object:
            made.class_name, made.fields = self.typed(str, parts[0]), self.typed(dict, parts[1])
            return made

        return self.begin(self.array(2), finish, made)

    def begin_host_object(self) -> Value:
        made = HostObject("", 0)

        def finish(parts: List[Value]) -> HostObject:
            made.name, made.id, made.attributes = self.typed(str, parts[0]), self.typed(int, parts[1]), self.typed(dict, parts[2])
            return made

        return self.begin(self.array(3), finish, made)

    def begin_exception(self) -> Value:
        made = ExceptionValue("")

        def finish(parts: List[Value]) -> ExceptionValue:
            made.type_name, made.message = self.typed(str, parts[0]), self.typed(str, parts[1])
            made.args = self.typed(tuple, parts[2])
            made.cause = None if parts[3] is None else self.typed(ExceptionValue, parts[3])
            made.traceback = None if parts[4] is None else self.typed(str, parts[4])
            made.attributes = self.typed(dict, parts[5])
            return made

        return self.begin(self.array(6), finish, made)

    def begin_function(self) -> Value:
        made = Function("")

        def finish(parts: List[Value]) -> Function:
            made.name = self.typed(str, parts[0])
            return made

        return self.begin(1, finish, made)

    def begin_opaque(self) -> Value:
        made = Opaque("", "")

        def finish(parts: List[Value]) -> Opaque:
            made.type_name, made.text = self.typed(str, parts[0]), self.typed(str, parts[1])
            return made

        return self.begin(self.array(2), finish, made)

    def ellipsis(self) -> Value:
        if self.take(1) != b"\xf6":
            self.fail("a tag before the wrong kind of value")
        return self.leaf(...)

    def typed(self, kind: type, value: Value) -> Any:
        if not isinstance(value, kind):
            self.fail(f"a part that is not a {kind.__name__}")
        return value


_SIMPLE = {20: False, 21: True, 22: None}

_TAGS: Dict[int, Callable[[_Reader], Value]] = {
    _TAG_SET: lambda reader: reader.begin_set(),
    _TAG_TUPLE: lambda reader: reader.begin_tuple(),
    _TAG_FROZENSET: lambda reader: reader.begin_frozenset(),
    _TAG_OBJECT: lambda reader: reader.begin_object(False),
    _TAG_DATACLASS: lambda reader: reader.begin_object(True),
    _TAG_HOST_OBJECT: lambda reader: reader.begin_host_object(),
    _TAG_EXCEPTION: lambda reader: reader.begin_exception(),
    _TAG_FUNCTION: lambda reader: reader.begin_function(),
    _TAG_ELLIPSIS: lambda reader: reader.ellipsis(),
    _TAG_OPAQUE: lambda reader: reader.begin_opaque(),
}


class _Knot:
    """Stands for a tuple, frozenset, dict or set until everything has been read."""

    __slots__ = ("kind", "parts", "value")

    def __init__(self, kind: type) -> None:
        self.kind = kind
        self.parts: List[Value] = []
        #: The finished value, or `_PENDING`. Dicts and sets are there from the start, empty.
        self.value: Any = kind() if kind in (dict, set) else _PENDING


class _KnotReader(_Reader):
    """Reads with a `_Knot` for whatever must be made late, and ties them at the end."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.knots: List[_Knot] = []
        self.lists: List[List[Value]] = []
        #: How to finish the records, whose parts may be knots.
        self.records: List[Tuple[Callable[[List[Value]], Value], List[Value]]] = []

    def begin_knot(self, kind: type, count: int) -> Value:
        knot = _Knot(kind)
        self.knots.append(knot)

        def finish(parts: List[Value]) -> _Knot:
            knot.parts = parts
            return knot

        return super().begin(count, finish, knot)

    def begin(self, count: int, finish: Callable[[List[Value]], Value], early: Value = _PENDING) -> Value:
        """Lists and records: they are finished once their parts are."""

        def later(parts: List[Value]) -> Value:
            self.records.append((finish, parts))
            return early

        return super().begin(count, later, early)

    def begin_tuple(self) -> Value:
        return self.begin_knot(tuple, self.array())

    def begin_frozenset(self) -> Value:
        return self.begin_knot(frozenset, self.array())

    def begin_set(self) -> Value:
        return self.begin_knot(set, self.array())

    def begin_dict(self, count: int) -> Value:
        return self.begin_knot(dict, 2 * count)

    def read(self) -> Value:
        value = super().read()
        for knot in self.knots:
            self.tie(knot)
        for knot in self.knots:
            if knot.kind is dict:
                self.fill_dict(knot.value, [self.tied(part) for part in knot.parts])
            elif knot.kind is set:
                knot.value.update(self.unique(frozenset, [self.tied(part) for part in knot.parts]))
        for finish, parts in self.records:
            finish([self.tied(part) for part in parts])
        return self.tied(value)

    def tied(self, part: Value) -> Value:
        return part.value if isinstance(part, _Knot) else part

    def tie(self, knot: _Knot) -> None:
        """Makes a tuple or frozenset after those inside it. One that is inside itself all the way cannot be."""
        stack = [knot]
        entered = set()
        while stack:
            top = stack[-1]
            missing = [part for part in top.parts if isinstance(part, _Knot) and part.value is _PENDING]
            if top.value is not _PENDING:
                stack.pop()
            elif not missing:
                top.value = self.unique(frozenset, self.all_tied(top)) if top.kind is frozenset else tuple(self.all_tied(top))
                stack.pop()
            elif id(top) in entered:
                self.fail("a tuple that contains itself")
            else:
                entered.add(id(top))
                stack.extend(missing)

    def all_tied(self, knot: _Knot) -> List[Value]:
        return [self.tied(part) for part in knot.parts]
