# `binascii`: bytes as ASCII text, and checksums.


class Error(ValueError):
    __module__ = "binascii"


class Incomplete(Exception):
    __module__ = "binascii"


_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {code: value for value, code in enumerate(_ALPHABET)}
_PAIRS = [bytes((a, b)) for a in _ALPHABET for b in _ALPHABET]


def _bytes(data, name="a bytes-like object"):
    if isinstance(data, str):
        raise TypeError(f"a bytes-like object is required, not 'str'")
    return bytes(memoryview(data))


def _ascii(data):
    if isinstance(data, str):
        try:
            return data.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'") from None


def b2a_base64(data, /, *, newline=True):
    data = _bytes(data)
    rest = len(data) % 3
    whole = data + b"\0" * (-len(data) % 3)
    pairs = _PAIRS
    parts = []
    for i in range(0, len(whole), 3):
        n = whole[i] << 16 | whole[i + 1] << 8 | whole[i + 2]
        parts.append(pairs[n >> 12])
        parts.append(pairs[n & 4095])
    text = b"".join(parts)
    if rest:
        text = text[:rest - 3] + b"=" * (3 - rest)
    return text + b"\n" if newline else text


def a2b_base64(data, /, *, strict_mode=False):
    data = _ascii(data)
    values = _VALUES
    out = bytearray()
    bits = count = padding = 0
    seen = 0
    if strict_mode and data[:1] == b"=":
        raise Error("Leading padding not allowed")
    for i, code in enumerate(data):
        if code == 61:
            padding += 1
            if count % 4 >= 2 and count % 4 + padding >= 4:
                if strict_mode and i + 1 < len(data):
                    raise Error("Excess data after padding" if data[i + 1] != 61 else "Excess padding not allowed")
                # Two letters are one byte, three are two.
                rest = count % 4 - 1
                return bytes(out) + (bits >> (4 if rest == 1 else 2)).to_bytes(rest)
            if strict_mode and count % 4 < 2:
                raise Error("Excess padding not allowed" if count % 4 == 0 else "Discontinuous padding not allowed")
            continue
        value = values.get(code)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and padding:
            raise Error("Discontinuous padding not allowed")
        padding = 0
        seen += 1
        bits = bits << 6 | value
        count += 1
        if count % 4 == 0:
            out += bits.to_bytes(3)
            bits = 0
    left = count % 4
    if left == 1:
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({seen}) cannot be 1 more than a multiple of 4"
        )
    if left:
        raise Error("Incorrect padding")
    return bytes(out)


def b2a_hex(data, *sep):
    return memoryview(data).hex(*sep).encode("ascii")


hexlify = b2a_hex


def a2b_hex(hexstr, /):
    data = _ascii(hexstr)
    if len(data) % 2:
        raise Error("Odd-length string")
    if not all(code in b"0123456789abcdefABCDEF" for code in data):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(data.decode("ascii"))


unhexlify = a2b_hex


def _crc_table():
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
        table.append(n)
    return tuple(table)


_CRC = _crc_table()


def crc32(data, crc=0, /):
    table = _CRC
    crc = ~crc & 0xFFFFFFFF
    for byte in _bytes(data):
        crc = table[(crc ^ byte) & 255] ^ crc >> 8
    return ~crc & 0xFFFFFFFF


def crc_hqx(data, crc, /):
    for byte in _bytes(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def b2a_uu(data, /, *, backtick=False):
    data = _bytes(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")

    def char(value):
        return 96 if value == 0 and backtick else value + 32

    out = bytearray([char(len(data))])
    whole = data + b"\0" * (-len(data) % 3)
    for i in range(0, len(whole), 3):
        n = int.from_bytes(whole[i:i + 3])
        out.extend(char(n >> shift & 63) for shift in (18, 12, 6, 0))
    return bytes(out) + b"\n"


def a2b_uu(data, /):
    data = _ascii(data)
    if not data:
        return b""
    length = (data[0] - 32) & 63
    body = data[1:].rstrip(b"\r\n")
    out = bytearray()
    body += b" " * (-len(body) % 4)
    for i in range(0, len(body), 4):
        n = 0
        for code in body[i:i + 4]:
            if not 32 <= code <= 96:
                raise Error("Illegal char")
            n = n << 6 | (code - 32) & 63
        out += n.to_bytes(3)
    if any(out[length:]):
        raise Error("Trailing garbage")
    return bytes(out[:length]) + b"\0" * (length - len(out))
