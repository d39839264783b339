import hashlib, hmac

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"):
    h = hashlib.new(name, b"hello")
    h.update(b" world")
    print(name, h.hexdigest(), h.digest_size, h.block_size, h.name, getattr(hashlib, name)(b"hello world").digest() == h.digest())
h = hashlib.sha256()
copy = h.copy()
copy.update(bytearray(b"x"))
copy.update(memoryview(b"yz"))
print(h.hexdigest() == hashlib.sha256(b"").hexdigest(), copy.hexdigest() == hashlib.sha256(b"xyz").hexdigest())
print(hashlib.sha256(b"a" * 100000).hexdigest(), hashlib.md5(b"q", usedforsecurity=False).hexdigest())
print(hmac.new(b"key", b"message", "sha256").hexdigest(), hmac.new(b"k" * 200, b"m", hashlib.sha1).hexdigest(), hmac.digest(b"k", b"m", "md5").hex())
print(hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"))
for attempt in (lambda: hashlib.md5("text"), lambda: hashlib.new("nope"), lambda: hmac.new(b"k", b"m"), lambda: hmac.new("k", b"m", "md5"), lambda: hashlib.sha256(5), lambda: hmac.compare_digest("a", b"a"), lambda: hmac.compare_digest("é", "é")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
