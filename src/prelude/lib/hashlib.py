# `hashlib`: digests. An object collects its bytes; the digest is a native's, over all of them.

_SIZES = {
    "md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128),
    "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104), "sha3_512": (64, 72),
}
algorithms_guaranteed = algorithms_available = set(_SIZES)
__all__ = (*_SIZES, "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest")


class _Hash:
    def __init__(self, name, data):
        self.name = name
        self._data = bytearray()
        self.update(data)

    @property
    def digest_size(self):
        return _SIZES[self.name][0]

    @property
    def block_size(self):
        return _SIZES[self.name][1]

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        try:
            self._data += memoryview(data)
        except TypeError:
            raise TypeError("object supporting the buffer API required") from None

    def digest(self):
        return _m_digest(self.name, bytes(self._data))

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


_Hash.__name__ = _Hash.__qualname__ = "HASH"
_Hash.__module__ = "_hashlib"


def new(name, data=b"", *, usedforsecurity=True, string=None):
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    known = name.lower().replace("-", "_")
    known = {"sha_1": "sha1", "sha_224": "sha224", "sha_256": "sha256", "sha_384": "sha384", "sha_512": "sha512"}.get(known, known)
    if known not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return _Hash(known, data if string is None else string)


def _constructor(name):
    def construct(data=b"", *, usedforsecurity=True, string=None):
        return _Hash(name, data if string is None else string)

    construct.__name__ = construct.__qualname__ = f"openssl_{name}"
    construct.__module__ = "_hashlib"
    return construct


md5 = _constructor("md5")
sha1 = _constructor("sha1")
sha224 = _constructor("sha224")
sha256 = _constructor("sha256")
sha384 = _constructor("sha384")
sha512 = _constructor("sha512")
sha3_224 = _constructor("sha3_224")
sha3_256 = _constructor("sha3_256")
sha3_384 = _constructor("sha3_384")
sha3_512 = _constructor("sha3_512")


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac

    size = new(hash_name).digest_size
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    length = size if dklen is None else dklen
    if length < 1:
        raise ValueError("key length must be greater than 0.")
    key = b""
    block = 0
    while len(key) < length:
        block += 1
        step = hmac.digest(password, bytes(salt) + block.to_bytes(4), hash_name)
        total = int.from_bytes(step)
        for _ in range(iterations - 1):
            step = hmac.digest(password, step, hash_name)
            total ^= int.from_bytes(step)
        key += total.to_bytes(size)
    return key[:length]


def file_digest(fileobj, digest, /, *, _bufsize=262144):
    made = new(digest) if isinstance(digest, str) else digest()
    while True:
        data = fileobj.read(_bufsize)
        if not data:
            return made
        if isinstance(data, str):
            raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
        made.update(data)
