"""Classic ciphers, run-length and Huffman coding, base conversions, checksums."""
from collections import Counter
from itertools import cycle, groupby
import string

def caesar(text, k):
    def shift(c, alphabet): return alphabet[(alphabet.index(c) + k) % 26]
    return "".join(shift(c, string.ascii_lowercase) if c in string.ascii_lowercase else shift(c, string.ascii_uppercase) if c in string.ascii_uppercase else c for c in text)

def vigenere(text, key, sign=1):
    keys = cycle(ord(c) - 97 for c in key)
    return "".join(chr((ord(c) - 97 + sign * next(keys)) % 26 + 97) if c.isalpha() else c for c in text)

def rle(text): return "".join(f"{n}{c}" if (n := len(list(g))) > 1 else c for c, g in groupby(text))
def unrle(text):
    out, n = [], ""
    for c in text:
        if c.isdigit(): n += c
        else:
            out.append(c * int(n or 1))
            n = ""
    return "".join(out)

def huffman(text):
    nodes = sorted(((n, c) for c, n in Counter(text).items()), key=lambda p: (p[0], str(p[1])))
    while len(nodes) > 1:
        (a, x), (b, y) = nodes[:2]
        nodes = sorted([*nodes[2:], (a + b, (x, y))], key=lambda p: (p[0], str(p[1])))
    codes = {}
    def walk(node, prefix):
        if isinstance(node, str):
            codes[node] = prefix or "0"
        else:
            for bit, child in zip("01", node):
                walk(child, prefix + bit)
    walk(nodes[0][1], "")
    return codes

def decode(bits, codes):
    table, current = {v: k for k, v in codes.items()}, ""
    for b in bits:
        current += b
        if current in table:
            yield table[current]
            current = ""

def to_base(n, base, digits=string.digits + string.ascii_lowercase):
    if n < 0: return "-" + to_base(-n, base)
    out = ""
    while True:
        n, d = divmod(n, base)
        out = digits[d] + out
        if not n: return out

def luhn(number):
    total = 0
    for i, c in enumerate(reversed(number)):
        d = int(c) * (1 + i % 2)
        total += d - 9 * (d > 9)
    return total % 10 == 0

def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF

def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a

print(caesar("Hello, World!", 3), caesar(caesar("Hello", 7), -7), vigenere("attack at dawn", "lemon"), vigenere(vigenere("secret", "key"), "key", -1))
print(rle("WWWWBBBWWc"), unrle(rle("aaabccdddd")), unrle("12x"))
codes = huffman("abracadabra")
bits = "".join(codes[c] for c in "abracadabra")
print(codes, bits, len(bits), "".join(decode(bits, codes)))
print(to_base(255, 2), to_base(-255, 16), to_base(10 ** 30, 36), int(to_base(10 ** 30, 36), 36) == 10 ** 30, to_base(0, 7))
print([n for n in ("79927398713", "79927398710", "4539148803436467") if luhn(n)], f"{crc32(b'123456789'):08x}", hex(adler(b"Wikipedia")))
roman = lambda n: "".join([["", "M", "MM", "MMM"][n // 1000], ["", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"][n // 100 % 10], ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"][n // 10 % 10], ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][n % 10]])
print([roman(n) for n in (4, 9, 1994, 2024, 3999)])
morse = dict(zip("sogen", ("...", "---", "--.", ".", "-.")))
print(" ".join(morse[c] for c in "sos"), {v: k for k, v in morse.items()}["."])
