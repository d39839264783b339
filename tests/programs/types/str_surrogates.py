# mode: no-cpython
# differs: a str holds Unicode scalar values only: a lone surrogate in a literal becomes U+FFFD, and chr() refuses it
print(ascii("\ud800"), ascii("a\udfffb"), len("\ud83d\ude00"))
try:
    chr(0xD800)
except ValueError as e:
    print(e)
