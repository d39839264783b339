print(bin(10), bin(-10), bin(0), oct(64), oct(-8), hex(255), hex(-255), hex(2 ** 64), bin(True), chr(65), chr(0x1F600), chr(0), ord("a"), ord("漢"), ord(b"x"), ascii("é\n'"), repr("é"), chr(0x10FFFF) == "\U0010ffff", [chr(i) for i in range(97, 100)])
for f in (lambda: bin(1.5), lambda: hex("x"), lambda: oct(None), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(1.0), lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: ord(b"ab"), lambda: chr(2 ** 70), lambda: bin(), lambda: ord()):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
