import base64, binascii

data = b"Hello, \x00\xff world!"
for name in ("b64", "standard_b64", "urlsafe_b64", "b32", "b32hex", "b16", "b85", "a85", "z85"):
    encode, decode = getattr(base64, name + "encode"), getattr(base64, name + "decode")
    for n in range(0, 9):
        assert decode(encode(data[:n])) == data[:n], (name, n)
    print(name, encode(data), decode(encode(data).decode()) == data)
for attempt in (
    lambda: base64.b64encode("text"),
    lambda: base64.b64decode("abc"),
    lambda: base64.b64decode("a"),
    lambda: base64.b64decode("YWJj\nZGVm"),
    lambda: base64.b64decode("YW Jj!", validate=True),
    lambda: base64.b64decode("YWJj", validate=True),
    lambda: base64.b64decode("YQ=="),
    lambda: base64.b64decode("YQ="),
    lambda: base64.b64decode("é"),
    lambda: base64.b64decode(5),
    lambda: base64.b64encode(b"\xfb\xff", altchars=b"-_"),
    lambda: base64.b64decode("-_8=", altchars="-_"),
    lambda: base64.b32decode("abc"),
    lambda: base64.b32decode("mfrgg===", casefold=True),
    lambda: base64.b32decode("MFRGG"),
    lambda: base64.b16decode("0g"),
    lambda: base64.b16decode("ab"),
    lambda: base64.b16decode("ab", casefold=True),
    lambda: base64.b85decode("~~~~~"),
    lambda: base64.b85decode("a b"),
    lambda: base64.a85encode(b"\0\0\0\0    x", foldspaces=True),
    lambda: base64.a85encode(b"some longer text", adobe=True, wrapcol=10),
    lambda: base64.a85decode("<~87cURD]~>", adobe=True),
    lambda: base64.a85decode("zz"),
    lambda: base64.encodebytes(b"x" * 60),
    lambda: base64.decodebytes(b"eHh4\n"),
    lambda: base64.encodebytes("a"),
    lambda: binascii.hexlify(b"\x01\xab"),
    lambda: binascii.hexlify(b"\x01\xab\xcd", "-"),
    lambda: binascii.unhexlify("01ab"),
    lambda: binascii.unhexlify("01a"),
    lambda: binascii.unhexlify("zz"),
    lambda: binascii.crc32(b"hello"),
    lambda: binascii.crc32(b"lo", binascii.crc32(b"hel")),
    lambda: binascii.crc_hqx(b"hello", 0),
    lambda: binascii.b2a_uu(b"hello"),
    lambda: binascii.a2b_uu(binascii.b2a_uu(b"hello")),
    lambda: binascii.b2a_base64(b"abc"),
    lambda: binascii.a2b_base64("YWJj"),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
