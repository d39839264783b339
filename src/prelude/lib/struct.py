# `struct`: values as bytes of a given layout.

import re as _re

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    __module__ = "struct"


_NATIVE = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "e": 2, "i": 4, "I": 4, "f": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8,
           "N": 8, "d": 8, "P": 8, "s": 1, "p": 1, "F": 8, "D": 16}
_STANDARD = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "e": 2, "i": 4, "I": 4, "f": 4, "l": 4, "L": 4, "q": 8, "Q": 8,
             "d": 8, "s": 1, "p": 1, "F": 8, "D": 16}
_SIGNED = "bhilqn"
_UNSIGNED = "BHILQNP"
_item = _re.compile(r"(\d*)(\D)")
_known = {}


def _parsed(format):
    # (byte order, size, [(code, count, offset)])
    if isinstance(format, (bytes, bytearray)):
        format = format.decode("latin-1")
    if not isinstance(format, str):
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
    found = _known.get(format)
    if found is None:
        found = _known[format] = _parse(format)
    return found


def _parse(format):
    order, sizes, aligned = "little", _NATIVE, True
    body = format
    if body[:1] and body[0] in "@=<>!":
        aligned = body[0] == "@"
        order = "big" if body[0] in ">!" else "little"
        sizes = _NATIVE if aligned else _STANDARD
        body = body[1:]
    fields = []
    offset = at = 0
    while at < len(body):
        if body[at].isspace():
            at += 1
            continue
        match = _item.match(body, at)
        if match is None:
            raise error("repeat count given without format specifier")
        at = match.end()
        code = match[2]
        if code.isspace():
            raise error("repeat count given without format specifier")
        if code not in sizes:
            raise error("bad char in struct format")
        count = int(match[1]) if match[1] else 1
        size = sizes[code]
        if aligned and size > 1:
            step = 8 if code in "FD" else size
            offset += -offset % min(step, 8)
        if code != "x":
            # The machine's own floats are not looked at for overflow.
            fields.append(("r" if code == "f" and aligned else code, count, offset, size))
        offset += size * count
        if offset > 9223372036854775807:
            raise error("total struct size too long")
    return order, offset, fields


def _values(fields):
    return sum(1 if code in "sp" else count for code, count, _, _ in fields)


def calcsize(format, /):
    return _parsed(format)[1]


def _pack(name, format, values):
    order, total, fields = _parsed(format)
    wanted = _values(fields)
    if len(values) != wanted:
        raise error(f"{name} expected {wanted} items for packing (got {len(values)})")
    out = bytearray(total)
    values = iter(values)
    for code, count, offset, size in fields:
        if code in "sp":
            out[offset:offset + count] = _text_field(code, count, next(values))
            continue
        for i in range(count):
            out[offset:offset + size] = _packed(code, size, order, next(values))
            offset += size
    return bytes(out)


def _text_field(code, count, value):
    if not isinstance(value, (bytes, bytearray)):
        raise error(f"argument for '{code}' must be a bytes object")
    if code == "s":
        return bytes(value[:count]).ljust(count, b"\0")
    if count == 0:
        return b""
    kept = bytes(value[:count - 1])
    return (bytes([min(len(kept), 255)]) + kept).ljust(count, b"\0")


def _packed(code, size, order, value):
    if code in _SIGNED or code in _UNSIGNED:
        if not isinstance(value, int):
            if not hasattr(type(value), "__index__"):
                raise error("required argument is not an integer")
            value = value.__index__()
        signed = code in _SIGNED
        low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
        if not low <= value <= high:
            raise error(f"'{code}' format requires {low} <= number <= {high}")
        return value.to_bytes(size, order, signed=signed)
    if code == "?":
        return b"\1" if value else b"\0"
    if code == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if code in "FD":
        value = complex(value)
        half = "f" if code == "F" else "d"
        return _packed(half, size // 2, order, value.real) + _packed(half, size // 2, order, value.imag)
    if not isinstance(value, (int, float)) and not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
        raise error("required argument is not a float")
    data = _half(float(value)) if code == "e" else _float(code, float(value))
    return data if order == "little" else data[::-1]


def _float(code, value):
    place = bytearray(8 if code == "d" else 4)
    memoryview(place).cast("f" if code == "r" else code)[0] = value
    if code == "f" and value - value == 0 and place[3] & 0x7F == 0x7F and place[2] & 0x80:
        raise OverflowError("float too large to pack with f format")
    return bytes(place)


def _half(value):
    # Ten bits behind the point, rounded half to even.
    import math

    sign = 0x8000 if math.copysign(1.0, value) < 0 else 0
    value = abs(value)
    if value != value:
        return (sign | 0x7E00).to_bytes(2, "little")
    if value == math.inf:
        return (sign | 0x7C00).to_bytes(2, "little")
    if value == 0:
        return sign.to_bytes(2, "little")
    exponent = max(math.frexp(value)[1] - 1, -14)
    bits = round(math.ldexp(value, 10 - exponent))
    if bits >= 2048:
        bits >>= 1
        exponent += 1
    if exponent > 15:
        raise OverflowError("float too large to pack with e format")
    number = bits if bits < 1024 else (exponent + 15 << 10) + bits - 1024
    return (sign | number).to_bytes(2, "little")


def _unpacked(code, size, order, data):
    if code in _SIGNED or code in _UNSIGNED:
        return int.from_bytes(data, order, signed=code in _SIGNED)
    if code == "?":
        return data != b"\0"
    if code == "c":
        return data
    if code in "FD":
        half = "f" if code == "F" else "d"
        middle = size // 2
        return complex(_unpacked(half, middle, order, data[:middle]), _unpacked(half, middle, order, data[middle:]))
    if order == "big":
        data = data[::-1]
    if code != "e":
        return memoryview(data).cast("f" if code == "r" else code)[0]
    number = int.from_bytes(data, "little")
    exponent, fraction = number >> 10 & 31, number & 1023
    sign = -1.0 if number & 0x8000 else 1.0
    if exponent == 31:
        return sign * float("nan" if fraction else "inf")
    return sign * (fraction * 2.0**-24 if exponent == 0 else (1024 + fraction) * 2.0 ** (exponent - 25))


def _unpack(format, data, start):
    order, _, fields = _parsed(format)
    result = []
    for code, count, offset, size in fields:
        offset += start
        if code == "s":
            result.append(data[offset:offset + count])
        elif code == "p":
            length = min(data[offset], count - 1) if count else 0
            result.append(data[offset + 1:offset + 1 + length])
        else:
            for i in range(count):
                result.append(_unpacked(code, size, order, data[offset:offset + size]))
                offset += size
    return tuple(result)


def pack(format, /, *values):
    return _pack("pack", format, values)


def pack_into(format, buffer, offset, /, *values):
    wanted = _values(_parsed(format)[2])
    if len(values) != wanted:
        raise error(f"pack_into expected {wanted} items for packing (got {len(values)})")
    size = calcsize(format)
    view = memoryview(buffer)
    if view.readonly:
        raise TypeError("Argument must be read-write bytes-like object, not " + type(buffer).__name__)
    if offset < 0:
        if offset + size > 0:
            raise error(f"no space to pack {size} bytes at offset {offset}")
        if offset + len(view) < 0:
            raise error(f"offset {offset} out of range for {len(view)}-byte buffer")
        offset += len(view)
    if len(view) - offset < size:
        raise error(
            f"pack_into requires a buffer of at least {size + offset} bytes for packing {size} bytes at offset {offset} "
            f"(actual buffer size is {len(view)})"
        )
    view[offset:offset + size] = _pack("pack_into", format, values)


def unpack(format, buffer, /):
    size = calcsize(format)
    data = bytes(memoryview(buffer))
    if len(data) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return _unpack(format, data, 0)


def unpack_from(format, /, buffer, offset=0):
    size = calcsize(format)
    data = bytes(memoryview(buffer))
    if offset < 0:
        if offset + size > 0:
            raise error(f"not enough data to unpack {size} bytes")
        if offset + len(data) < 0:
            raise error(f"offset {offset} out of range for {len(data)}-byte buffer")
        offset += len(data)
    if len(data) - offset < size:
        raise error(
            f"unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at offset {offset} "
            f"(actual buffer size is {len(data)})"
        )
    return _unpack(format, data, offset)


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    data = bytes(memoryview(buffer))
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(data) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return (_unpack(format, data, at) for at in range(0, len(data), size))


class Struct:
    """Create a compiled struct object."""

    def __init__(self, format):
        _parsed(format)
        self.format = format.decode("latin-1") if isinstance(format, (bytes, bytearray)) else format

    @property
    def size(self):
        return calcsize(self.format)

    def pack(self, *values):
        return _pack("pack", self.format, values)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)

    def __repr__(self):
        return f"Struct({self.format!r})"
