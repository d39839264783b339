# The text of a UnicodeError is made of its attributes as they are when it is asked for.
encode = UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo")
decode = UnicodeDecodeError("baz", b"xxxxx", 1, 5, "foo")
translate = UnicodeTranslateError("xxxx", 1, 5, "foo")
for error in encode, decode, translate:
    print(error)
    error.end = 2
    print(error)
    error.end = 5
    error.reason = 837
    print(error)
    if error is not translate:
        error.encoding = 4000
        print(error)
    error.start = 1000
    print(error)
print(UnicodeDecodeError("ascii", bytearray(b"\xff"), 0, 1, "x").object)
