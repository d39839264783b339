# `base64`: bytes as text of 16, 32, 64 or 85 letters.

import binascii

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode", "b32hexencode", "b32hexdecode",
    "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode", "z85encode", "z85decode", "standard_b64encode",
    "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]


def _input(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}") from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _input(s)
    if altchars is not None:
        altchars = _input(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


_to_url = bytes.maketrans(b"+/", b"-_")
_from_url = bytes.maketrans(b"-_", b"+/")


def urlsafe_b64encode(s):
    return b64encode(s).translate(_to_url)


def urlsafe_b64decode(s):
    return b64decode(_input(s).translate(_from_url))


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(alphabet, s):
    s = bytes(memoryview(s))
    leftover = len(s) % 5
    if leftover:
        s += b"\0" * (5 - leftover)
    out = bytearray()
    for i in range(0, len(s), 5):
        n = int.from_bytes(s[i:i + 5])
        out.extend(alphabet[n >> shift & 31] for shift in range(35, -1, -5))
    padding = {0: 0, 1: 6, 2: 4, 3: 3, 4: 1}[leftover]
    if padding:
        out[-padding:] = b"=" * padding
    return bytes(out)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _input(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _input(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    padding = length - len(s)
    values = {code: value for value, code in enumerate(alphabet)}
    out = bytearray()
    n = 0
    for i in range(0, len(s), 8):
        n = 0
        quanta = s[i:i + 8]
        try:
            for code in quanta:
                n = n << 5 | values[code]
        except KeyError:
            raise binascii.Error("Non-base32 digit found") from None
        if len(quanta) == 8:
            out += n.to_bytes(5)
    if length % 8 or padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if padding and out is not None and length:
        n <<= 5 * padding
        out += n.to_bytes(5)[:(43 - 5 * padding) // 8]
    return bytes(out)


def b32encode(s):
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _input(s)
    if casefold:
        s = s.upper()
    if s.translate(None, delete=b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


# ---- four bytes as five letters

_A85START, _A85END = b"<~", b"~>"
_A85 = bytes(range(33, 118))
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_Z85 = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"


def _85encode(data, alphabet, pad=False, foldnuls=False, foldspaces=False):
    data = bytes(memoryview(data))
    padding = -len(data) % 4
    data += b"\0" * padding
    chunks = []
    for i in range(0, len(data), 4):
        n = int.from_bytes(data[i:i + 4])
        if foldnuls and not n:
            chunks.append(b"z")
        elif foldspaces and n == 0x20202020:
            chunks.append(b"y")
        else:
            letters = []
            for _ in range(5):
                n, rest = divmod(n, 85)
                letters.append(alphabet[rest])
            chunks.append(bytes(reversed(letters)))
    if padding and not pad:
        if chunks[-1] == b"z":
            chunks[-1] = alphabet[:1] * 5
        chunks[-1] = chunks[-1][:-padding]
    return b"".join(chunks)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    result = _85encode(b, _A85, pad, True, foldspaces)
    if adobe:
        result = _A85START + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + _A85END if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\x0b"):
    b = _input(b)
    if adobe:
        if not b.endswith(_A85END):
            raise ValueError(f"Ascii85 encoded byte sequences must end with {_A85END!r}")
        b = b[2:-2] if b.startswith(_A85START) else b[:-2]
    out = []
    current = []
    for code in b + b"u" * 4:
        if 33 <= code <= 117:
            current.append(code)
            if len(current) == 5:
                n = 0
                for letter in current:
                    n = 85 * n + letter - 33
                if n > 0xFFFFFFFF:
                    raise ValueError("Ascii85 overflow")
                out.append(n.to_bytes(4))
                current.clear()
        elif code == 122:
            if current:
                raise ValueError("z inside Ascii85 5-tuple")
            out.append(b"\0\0\0\0")
        elif foldspaces and code == 121:
            if current:
                raise ValueError("y inside Ascii85 5-tuple")
            out.append(b"    ")
        elif code not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(code)}")
    result = b"".join(out)
    padding = 4 - len(current)
    return result[:-padding] if padding else result


def _b85decode(b, alphabet, name):
    b = _input(b)
    padding = -len(b) % 5
    b += alphabet[-1:] * padding
    values = {code: value for value, code in enumerate(alphabet)}
    out = []
    for i in range(0, len(b), 5):
        n = 0
        for j, code in enumerate(b[i:i + 5]):
            if code not in values:
                raise ValueError(f"bad {name} character at position {i + j}")
            n = n * 85 + values[code]
        if n > 0xFFFFFFFF:
            raise ValueError(f"{name} overflow in hunk starting at byte {i}")
        out.append(n.to_bytes(4))
    result = b"".join(out)
    return result[:-padding] if padding else result


def b85encode(b, pad=False):
    return _85encode(b, _B85, pad)


def b85decode(b):
    return _b85decode(b, _B85, "base85")


def z85encode(s):
    return _85encode(s, _Z85)


def z85decode(s):
    return _b85decode(s, _Z85, "z85")


# ---- lines of MIME

def encodebytes(s):
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}")
    s = bytes(s)
    return b"".join([binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}")
    return binascii.a2b_base64(s)


def encode(input, output):
    output.write(encodebytes(input.read()))


def decode(input, output):
    for line in input:
        output.write(binascii.a2b_base64(line))
