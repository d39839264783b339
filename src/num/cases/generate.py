"""Writes the case files of this folder: number operations and what CPython makes of them.

Run by CPython 3.14 with a target folder as argument; the hashes need a 64-bit build (3.11 gives the same).
A line is a case: fields between tabs, the expectation last. Floats are the 16 hex digits of their bits. An
exception is written `!Name: text`, an int of more than 1,000 bits in hexadecimal. The first line names the interpreter.
"""
import math
import random
import struct
import sys

SIZES = dict(format=200, printf=150, float=100, int=80, complex=100)
TARGET = sys.argv[1] if len(sys.argv) > 1 else "."


def bits(value):
    return struct.pack(">d", value).hex()


def number(value):
    if isinstance(value, bool) or isinstance(value, str):
        return str(value)
    if isinstance(value, float):
        return "nan" if value != value else bits(value)
    if isinstance(value, complex):
        return number(value.real) + "," + number(value.imag)
    if isinstance(value, tuple):
        return ",".join(map(number, value))
    # Long ints in hexadecimal, to which no limit of digits applies.
    return hex(value) if value.bit_length() > 1000 else str(value)


def result(function, *arguments):
    try:
        return number(function(*arguments))
    except ArithmeticError as error:
        return "!" + type(error).__name__ + ": " + str(error)
    except ValueError as error:
        return "!" + type(error).__name__ + ": " + str(error)


def write(name, rows):
    seen = {}
    for row in rows:
        line = "\t".join(row)
        if "\n" not in line and "\r" not in line and line.count("\t") == len(row) - 1:
            seen[line] = None
    with open(TARGET + "/" + name + ".txt", "w", encoding="utf-8", newline="\n") as file:
        file.write("CPython " + sys.version.split()[0] + "\n")
        file.writelines(line + "\n" for line in seen)


def floats(rng):
    yield from (0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 0.1, 0.05, 0.15, 0.25, 0.35, 1e15, 1e16, 1e17, 1e22, 1e23)
    yield from (123456.0, 1e-4, 1e-5, 1.5e-5, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 2.0**63, -(2.0**63))
    yield from (float("inf"), float("-inf"), float("nan"), 2.0**53, 2.0**-44, 9.5, 99.5, 999.995, 0.000123456, 2.675)
    while True:
        kind = rng.randrange(4)
        if kind == 0:
            yield struct.unpack(">d", rng.randbytes(8))[0]
        elif kind == 1:
            yield rng.randint(-(10**6), 10**6) / rng.choice((1, 2, 4, 8, 10, 100, 1000, 1024))
        elif kind == 2:
            yield rng.uniform(-10, 10) * 10.0 ** rng.randint(-20, 20)
        else:
            yield float(rng.randint(-50, 50))


def ints(rng):
    yield from (0, 1, -1, 2, -2, 7, 255, -256, 10**18, 2**63 - 1, -(2**63), 2**63, -(2**63) - 1, 2**64, -(2**64), 2**127, 10**40)
    while True:
        size = rng.choice((4, 16, 60, 63, 64, 65, 66, 120, 128, 130, 200, 500, 900))
        value = rng.getrandbits(size)
        if rng.random() < 0.2:
            value = (value & ((1 << (size // 3)) - 1)) | (1 << size)
        yield -value if rng.random() < 0.4 else value


def specs(rng, letters):
    def maybe(chance, choices):
        return rng.choice(choices) if rng.random() < chance else ""

    while True:
        text = maybe(0.4, ("<", ">", "^", "=", "*<", "0>", "0=", " ^", "é^", "😀=", "<<", "=="))
        text += maybe(0.35, ("+", "-", " ")) + maybe(0.15, "z") + maybe(0.25, "#") + maybe(0.3, "0")
        text += maybe(0.6, ("1", "5", "12", "13", "14", "15", "16", "20", "33", "١٢"))
        text += maybe(0.35, (",", "_", ",", "_", ",_", ",,", "_,", "__"))
        text += maybe(0.5, (".0", ".1", ".2", ".3", ".5", ".9", ".17", ".30", ".", ".,", "._", ".4,", ".7_", ".6,_", ".6_,", ".3__"))
        text += maybe(0.75, letters) + maybe(0.02, ("x", "é", " ", "}"))
        yield text


def format_cases(count):
    rng = random.Random(1)
    values = dict(float=floats(rng), int=ints(rng))
    values["str"] = (rng.choice(("", "a", "abc", "hello world", "héé😀", "0", "日本")) for _ in iter(int, 1))
    values["complex"] = (complex(next(values["float"]), next(values["float"])) for _ in iter(int, 1))
    values["bool"] = (rng.random() < 0.5 for _ in iter(int, 1))
    letters = dict(float="eEfFgGn%eEfFgGn%eEfFgGn%dsxy", int="bcdoxXneEfFgG%bdoxXbdoxXsy", str="sssssdxy")
    letters["complex"] = "eEfFgGneEfFgGn%dsy"
    letters["bool"] = letters["int"]
    for kind in ("float", "float", "float", "int", "int", "str", "complex", "bool"):
        spec = specs(rng, letters[kind])
        for _ in range(count):
            value, text = next(values[kind]), next(spec)
            if text and not (kind == "int" and text[-1] == "c" and 0xD800 <= value < 0xE000):
                # A code point beyond a C long is refused with a text that depends on the machine.
                if not (kind == "int" and text[-1] == "c" and abs(value) >= 2**31):
                    yield kind, number(value), text, result(format, value, text)


def printf_cases(count):
    rng = random.Random(2)
    for kind, values, letters in (("int", ints(rng), "diuoxX"), ("float", floats(rng), "eEfFgG"), ("str", None, "s")):
        for _ in range(count):
            value = next(values) if values else rng.choice(("", "a", "abc", "héé😀", "hello"))
            flags = "".join(rng.choice("#0- +") for _ in range(rng.randrange(4)))
            width = rng.choice(("", "", "5", "12", "30"))
            precision = rng.choice(("", "", ".", ".0", ".1", ".3", ".10", ".40"))
            text = "%" + flags + width + precision + rng.choice(("", "", "", "l", "h", "L")) + rng.choice(letters)
            yield kind, number(value), text, result(lambda: text % (value,))


def float_cases(count):
    rng = random.Random(3)
    source = floats(rng)
    values = [next(source) for _ in range(count)]
    for value in values:
        yield "repr", number(value), repr(value)
        yield "hex", number(value), value.hex()
        yield "round", number(value), result(round, value)
        yield "ratio", number(value), result(value.as_integer_ratio)
        for places in (0, 1, 2, 5, 15, 17, 323, 324, -1, -2, -5, -16, -300, -308, -309):
            yield "digits", number(value), str(places), result(round, value, places)
    for _ in range(count):
        a, b = rng.choice(values), rng.choice(values)
        small = rng.choice((-3.0, -2.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0, 10.0, float("inf"), float("-inf")))
        for b in (b, small):
            yield "floordiv", number(a), number(b), result(lambda: a // b)
            yield "mod", number(a), number(b), result(lambda: a % b)
            yield "divmod", number(a), number(b), result(divmod, a, b)
            yield "div", number(a), number(b), result(lambda: a / b)
    for text in float_texts(rng, count):
        yield "parse", text, result(float, text).replace("!ValueError: could not convert string to float: " + repr(text), "!")
    for text in hex_texts(rng, count):
        yield "fromhex", text, result(float.fromhex, text)


def float_texts(rng, count):
    yield from ("", " ", ".", "1.", ".5", "1e", "1e+", "e5", "+.e1", "1_0", "1__0", "_1", "1_", "1_.5", "1._5", "1e_5", "1e5_0")
    yield from ("inf", "+Infinity", "-iNf", "infinit", "nan", "-nan", "nan0", " 1.5 ", "\u20031.5\x1c", "1 5", "٣.٥", "1e٣", "1é")
    yield from ("1e400", "-1e400", "1e-400", "0e99999999999999999999", "1e99999999999999999999", "1e-99999999999999999999", "0x10")
    yield from ("0." + "0" * 400 + "1e401", "1" + "0" * 400 + "e-400", "0" * 500 + "1.5", "9007199254740993", "9007199254740992.999")
    yield from ("9007199254740993" + "0" * 900 + "1e-901", "9007199254740993" + "0" * 900 + "e-900", "1e1e1", "--1", "+-1", "1..2")
    half = "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880"
    yield from (half, half + ".1", half[:-1], "4.9406564584124654e-324", "2.4703282292062327208e-324", "2.4703282292062328e-324")
    for _ in range(count):
        digits = "".join(rng.choice("0123456789") for _ in range(rng.choice((1, 5, 17, 20, 40))))
        cut = rng.randrange(len(digits) + 1)
        yield digits[:cut] + "." + digits[cut:] + rng.choice(("", "e%d" % rng.randint(-340, 320), "E+3"))


def hex_texts(rng, count):
    yield from ("", "x", "0x", "0x1", "1", "-0x1.8p3", " 0x.8 ", "0x1p", "0x1p+", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x3p-1075")
    yield from ("0x1p1023", "0x1p1024", "0x1.fffffffffffff7p1023", "0x1.fffffffffffff8p1023", "0x1.fffffffffffffp1023", "inf", "-Infinity")
    yield from ("nan", "+nan", "0x1.0p99999999999999999999", "0x0p99999999999999999999", "0x1p-99999999999999999999", "0x1.2.3", "0x1_0")
    yield from ("0x1.00000000000008", "0x1.000000000000080001", "0x1.00000000000018", "0x" + "0" * 50 + "1.8", "0x1" + "0" * 50 + "p-200", "1.gp3", "0X1P3")
    for _ in range(count // 2):
        digits = "".join(rng.choice("0123456789abcdef") for _ in range(rng.choice((1, 13, 14, 15, 16, 17, 30))))
        cut = rng.randrange(len(digits) + 1)
        yield "0x" + digits[:cut] + "." + digits[cut:] + "p%d" % rng.choice((0, 5, -1040, -1060, -1070, -1074, -1080, 1000, 1018))


def int_cases(count):
    rng = random.Random(4)
    source = ints(rng)
    values = [next(source) for _ in range(count)]
    for _ in range(count):
        a, b, c = (rng.choice(values) for _ in range(3))
        operands = number(a), number(b)
        for name, function in OPERATORS.items():
            yield name, *operands, result(function, a, b)
        shift = rng.choice((0, 1, 5, 31, 63, 64, 65, 127, 200, 1000, -1))
        yield "shl", number(a), str(shift), result(lambda: a << shift)
        yield "shr", number(a), str(shift), result(lambda: a >> shift)
        power = rng.choice((0, 1, 2, 3, 5, 8))
        yield "pow", number(a), str(power), result(lambda: a**power)
        yield "powmod", *operands, number(c), result(pow, a, b if abs(b) < 2**200 else power, c) if abs(b) < 2**200 else "skip"
        near = rng.choice((a, b, float(rng.randint(-5, 5)), rng.uniform(-1e19, 1e19), a * (1 + rng.choice((0, 1e-15))) if abs(a) < 2**900 else 1e300))
        try:
            near = float(near)
        except OverflowError:
            near = 1e308
        yield "cmpfloat", number(a), number(near), "<" if a < near else ">" if near < a else "="
        yield "fromfloat", number(near), result(int, near)
    for a in values:
        yield "tofloat", number(a), result(float, a)
        yield "invert", number(a), number(~a)
        yield "neg", number(a), number(-a)
        yield "abs", number(a), number(abs(a))
        yield "bits", number(a), number((a.bit_length(), a.bit_count()))
        yield "isqrt", number(a), result(math.isqrt, a)
        length, order, signed = rng.choice((0, 1, 8, 9, 16, 17, 26, 130, 400)), rng.choice(("big", "little")), rng.random() < 0.5
        yield "bytes", number(a), str(length), order, str(signed), result(lambda: a.to_bytes(length, order, signed=signed).hex())
        least = (a.bit_length() + 7) // 8
        yield "bytes", number(a), str(least), order, "True", result(lambda: a.to_bytes(least, order, signed=True).hex())
        data = rng.randbytes(rng.choice((0, 1, 7, 8, 9, 20)))
        yield "frombytes", data.hex(), order, str(signed), number(int.from_bytes(data, order, signed=signed))
        for base, text in ((2, f"{a:b}"), (8, f"{a:o}"), (16, f"{a:x}")):
            yield "text", number(a), str(base), text
    for text, base in int_texts(rng, count):
        answer = result(int, text, base)
        yield "parse", text, str(base), "!" if answer.startswith("!ValueError: invalid literal") else answer


OPERATORS = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "floordiv": lambda a, b: a // b,
    "mod": lambda a, b: a % b,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "gcd": math.gcd,
    "truediv": lambda a, b: a / b,
}


def int_texts(rng, count):
    for text in ("", "0", "-0", "00", "07", "0_0", "0_7", "1_000", "1__0", "_1", "1_", "+ 1", "--1", " 12 ", "0x_f", "0x__f", "0x", "0xg", "0b102"):
        for base in (0, 10, 16, 2, 8, 36):
            yield text, base
    yield from (("0b1", 16), ("0b1", 2), ("0B1", 3), ("0O17", 8), ("0o17", 0), ("zZ", 36), ("z", 35), ("1", 1), ("1", 37), ("٣٤", 10), ("1é", 10))
    yield from (("9" * 4300, 10), ("9" * 4301, 10), ("0" * 4301, 10), ("1" * 5000 + "x", 10), ("1_" * 5000, 10), ("f" * 5000, 16), ("2" * 4301, 3))
    yield from (("-9223372036854775808", 10), ("9223372036854775808", 10), ("\u20035\x1f", 10), ("-0x10", 0), ("1.5", 10), ("1e5", 10))
    for _ in range(count):
        base = rng.randint(2, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[:base]
        yield rng.choice(("", "-", "+")) + "".join(rng.choice(digits) for _ in range(rng.choice((1, 5, 20, 60, 200)))), base


def complex_cases(count):
    rng = random.Random(5)
    parts = (0.0, -0.0, 1.0, -1.0, 2.5, -3.0, 1e200, 1e-200, float("inf"), float("-inf"), float("nan"))
    for _ in range(count):
        a, b = (complex(rng.choice(parts), rng.choice(parts)) for _ in range(2))
        real = rng.choice(parts)
        yield "repr", number(a), repr(a)
        for sign in (0, 1, 2):
            left, right = (a, b) if sign == 0 else (a, real) if sign == 1 else (real, a)
            operands = number(left), number(right)
            yield "add", *operands, number(left + right)
            yield "sub", *operands, number(left - right)
            yield "mul", *operands, number(left * right)
            yield "div", *operands, result(lambda: left / right)
        yield "abs", number(a), result(abs, a)
        small = complex(rng.randint(-4, 4), rng.randint(-4, 4))
        exponent = rng.choice((0j, 1 + 0j, 2 + 0j, 5 + 0j, -1 + 0j, -3 + 0j, 0.5 + 0j, -0.5 + 0j, 1j, 2 - 1j, 100 + 0j, 101 + 0j, 3000 + 0j))
        yield "pow", number(small), number(exponent), result(lambda: small**exponent)
    for text in COMPLEX_TEXTS:
        answer = result(complex, text)
        yield "parse", text, "!_" if answer.startswith("!ValueError: could not") else "!" if answer.startswith("!ValueError") else answer


COMPLEX_TEXTS = (
    "|1|1j|j|-j|+j|1+j|1-j|1+2j|1-2J| ( 1+2j ) |( 1+2j|1+2j)|((1+2j))|()|1 + 2j|1+2|infj|nan+infj|-inf-nanj|1j+2|2j3"
    "|1_0+2_0j|1__0j|1_j|_1j|x_|1e400+0j|1++2j|1+-2j|.5j|1.e1j|1e1e1j|١+٢j|1e+j|+|-|1e5|infinity|Infinity+infinityj|1+2jj|é|1+é"
).split("|")


def hash_cases():
    rng = random.Random(6)
    source, other = floats(rng), ints(rng)
    for _ in range(150):
        value = next(source)
        if value == value:
            yield "float", number(value), str(hash(value))
        value = next(other)
        yield "int", number(value), str(hash(value))
        value = complex(rng.randint(-5, 5) / 4, rng.randint(-5, 5) / 2)
        yield "complex", number(value), str(hash(value))
        items = tuple(rng.getrandbits(rng.choice((1, 8, 60))) for _ in range(rng.randrange(6)))
        yield "tuple", number(items), str(hash(items))
        items = tuple(set(items))
        yield "frozenset", number(items), str(hash(frozenset(items)))
    for value in (2**61 - 2, 2**61 - 1, 2**61, -(2**61) + 1, -(2**61), 2**122, 2**64 - 1):
        yield "int", number(value), str(hash(value))


def main():
    if sys.hash_info.width == 64:
        write("hash", hash_cases())
    if sys.version_info < (3, 14):
        return
    write("format", format_cases(SIZES["format"]))
    write("printf", printf_cases(SIZES["printf"]))
    write("float", float_cases(SIZES["float"]))
    write("complex", complex_cases(SIZES["complex"]))
    rows = list(int_cases(SIZES["int"]))
    write("int", (row for row in rows if row[-1] != "skip"))


main()
