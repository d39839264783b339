# `ast`: `literal_eval`. The text is read here; there is no tree.

__all__ = ["literal_eval"]

_DIGITS = {"x": "0123456789abcdefABCDEF", "o": "01234567", "b": "01"}
_ESCAPES = {
    "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
}
_CONSTANTS = {"None": None, "True": True, "False": False}
_MAX_DEPTH = 200


def literal_eval(node_or_string):
    """Evaluate a string that contains a Python literal or container display."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    reader = _Reader(node_or_string.lstrip(" \t"))
    reader.space(True)
    value = reader.expression(0)
    reader.space(True)
    if reader.at < len(reader.text):
        reader.fail()
    return value


class _Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0
        self.open = 0

    def fail(self, message="invalid syntax"):
        before = self.text[:self.at]
        line = before.count("\n") + 1
        lines = self.text.split("\n")
        column = self.at - (before.rfind("\n") + 1) + 1
        raise SyntaxError(message, ("<unknown>", line, column, lines[line - 1], line, column + 1))

    def malformed(self):
        raise ValueError(f"malformed node or string on line {self.text[:self.at].count(chr(10)) + 1}")

    def space(self, newlines=False):
        text = self.text
        while self.at < len(text):
            c = text[self.at]
            if c == "#":
                end = text.find("\n", self.at)
                self.at = len(text) if end < 0 else end
            elif c in " \t\f" or c in "\r\n" and (newlines or self.open):
                self.at += 1
            elif c == "\\" and text[self.at + 1:self.at + 2] == "\n":
                self.at += 2
            else:
                return

    def peek(self):
        self.space()
        return self.text[self.at:self.at + 1]

    def expression(self, depth):
        # One value, or values with commas between them: a tuple.
        value = self.value(depth)
        if self.peek() != ",":
            return value
        items = [value]
        while self.peek() == ",":
            self.at += 1
            if self.peek() in ("", ")", "\n", "\r"):
                break
            items.append(self.value(depth))
        return tuple(items)

    def value(self, depth):
        # A number may be the sum of a real and an imaginary one.
        left = self.signed(depth)
        sign = self.peek()
        if sign in ("+", "-") and sign:
            self.at += 1
            right = self.atom(depth)
            if type(left) not in (int, float) or type(right) is not complex:
                self.malformed()
            return left + right if sign == "+" else left - right
        if sign and (sign.isalnum() or sign in "_'\"([{"):
            self.fail()
        if sign and sign in "*/%@&|^<>=!.":
            self.malformed()
        return left

    def signed(self, depth):
        sign = self.peek()
        if sign in ("+", "-") and sign:
            self.at += 1
            value = self.signed(depth + 1)
            if type(value) not in (int, float, complex):
                self.malformed()
            return +value if sign == "+" else -value
        return self.atom(depth)

    def atom(self, depth):
        if depth > _MAX_DEPTH:
            raise MemoryError("too many nested parentheses")
        c = self.peek()
        if c == "":
            self.fail()
        if c == "(":
            return self.group(depth)
        if c == "[":
            return list(self.items("]", depth))
        if c == "{":
            return self.braces(depth)
        if c.isdigit() or c == "." and self.text[self.at + 1:self.at + 2].isdigit():
            return self.number()
        if c in "'\"" or self.is_string():
            return self.strings()
        return self.name(depth)

    def group(self, depth):
        self.at += 1
        self.open += 1
        if self.peek() == ")":
            value = ()
        else:
            value = self.expression(depth + 1)
        self.close(")")
        return value

    def close(self, bracket):
        c = self.peek()
        if c != bracket:
            self.fail(f"'{self.opening(bracket)}' was never closed" if c == "" else "invalid syntax")
        self.open -= 1
        self.at += 1

    def opening(self, bracket):
        return {")": "(", "]": "[", "}": "{"}[bracket]

    def items(self, bracket, depth):
        self.at += 1
        self.open += 1
        items = []
        while self.peek() != bracket:
            items.append(self.value(depth + 1))
            if self.peek() != ",":
                break
            self.at += 1
        self.close(bracket)
        return items

    def braces(self, depth):
        start = self.at
        self.at += 1
        self.open += 1
        if self.peek() == "}":
            self.close("}")
            return {}
        first = self.value(depth + 1)
        if self.peek() != ":":
            self.at = start
            self.open -= 1
            return set(self.items("}", depth))
        pairs = {}
        key = first
        while True:
            if self.peek() != ":":
                self.fail()
            self.at += 1
            pairs[key] = self.value(depth + 1)
            if self.peek() != ",":
                break
            self.at += 1
            if self.peek() == "}":
                break
            key = self.value(depth + 1)
        self.close("}")
        return pairs

    def digits(self, allowed):
        start = self.at
        text = self.text
        while self.at < len(text) and (text[self.at] in allowed or text[self.at] == "_"):
            self.at += 1
        return text[start:self.at]

    def number(self):
        start = self.at
        text = self.text
        base = text[self.at + 1:self.at + 2].lower()
        if text[self.at] == "0" and base in _DIGITS and base:
            self.at += 2
            self.digits(_DIGITS[base])
            return self.converted(start, lambda digits: int(digits, 0))
        self.digits("0123456789")
        is_float = False
        if text[self.at:self.at + 1] == ".":
            is_float = True
            self.at += 1
            self.digits("0123456789")
        if text[self.at:self.at + 1] in ("e", "E"):
            after = self.at + 1 + (text[self.at + 1:self.at + 2] in ("+", "-"))
            if text[after:after + 1].isdigit():
                is_float = True
                self.at = after
                self.digits("0123456789")
        if text[self.at:self.at + 1] in ("j", "J"):
            self.at += 1
            return self.converted(start, complex)
        return self.converted(start, float if is_float else lambda digits: int(digits, 0))

    def converted(self, start, kind):
        text = self.text[start:self.at]
        after = self.text[self.at:self.at + 1]
        try:
            value = kind(text)
        except ValueError:
            self.at = start
            if text.isdigit() and text[0] == "0":
                self.fail("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
            self.fail("invalid decimal literal")
        if after.isalnum() or after == "_":
            self.fail("invalid decimal literal")
        return value

    def is_string(self):
        # Whether a prefix and a quote are here.
        i = self.at
        while i < len(self.text) and self.text[i] in "rRbBuU" and i < self.at + 2:
            i += 1
        return i > self.at and self.text[i:i + 1] in ("'", '"')

    def strings(self):
        # Neighbours are one string.
        parts = [self.string()]
        while self.peek() and (self.peek() in "'\"" or self.is_string()):
            parts.append(self.string())
            if type(parts[0]) is not type(parts[-1]):
                self.fail("cannot mix bytes and nonbytes literals")
        return type(parts[0])().join(parts)

    def string(self):
        text = self.text
        start = self.at
        while text[self.at] not in "'\"":
            self.at += 1
        prefix = text[start:self.at].lower()
        quote = text[self.at]
        if text[self.at:self.at + 3] == quote * 3:
            quote *= 3
        self.at += len(quote)
        begin = self.at
        while True:
            if self.at >= len(text) or len(quote) == 1 and text[self.at] == "\n":
                self.at = start
                self.fail(f"unterminated {'triple-quoted ' if len(quote) == 3 else ''}string literal (detected at line {text[:begin].count(chr(10)) + 1})")
            if text[self.at] == "\\":
                self.at += 2
            elif text.startswith(quote, self.at):
                break
            else:
                self.at += 1
        body = text[begin:self.at]
        self.at += len(quote)
        if "r" not in prefix:
            body = self.unescaped(body, "b" in prefix)
        if "b" not in prefix:
            return body
        if not body.isascii() and "r" in prefix or any(ord(c) > 255 for c in body):
            self.fail("bytes can only contain ASCII literal characters")
        return body.encode("latin-1")

    def unescaped(self, body, is_bytes):
        if "\\" not in body:
            return body
        out = []
        i = 0
        while i < len(body):
            c = body[i]
            if c != "\\":
                out.append(c)
                i += 1
                continue
            c = body[i + 1:i + 2]
            i += 2
            if c == "\n":
                continue
            if c in _ESCAPES:
                out.append(_ESCAPES[c])
            elif c in "01234567":
                end = i
                while end < i + 2 and body[end:end + 1] in tuple("01234567"):
                    end += 1
                out.append(chr(int(body[i - 1:end], 8) & (255 if is_bytes else 511)))
                i = end
            elif c == "x" or c in "uU" and not is_bytes:
                size = {"x": 2, "u": 4, "U": 8}[c]
                digits = body[i:i + size]
                if len(digits) < size or any(d not in _DIGITS["x"] for d in digits):
                    if is_bytes:
                        raise SyntaxError(f"(value error) invalid \\x escape at position {i - 2}")
                    self.fail(f"(unicode error) 'unicodeescape' codec can't decode bytes in position {i - 2}-{i + len(digits) - 1}: truncated \\{c}{'X' * size} escape")
                out.append(chr(int(digits, 16)))
                i += size
            else:
                out.append("\\" + c)
        return "".join(out)

    def name(self, depth):
        start = self.at
        text = self.text
        while self.at < len(text) and (text[self.at].isalnum() or text[self.at] == "_"):
            self.at += 1
        word = text[start:self.at]
        if word in _CONSTANTS:
            return _CONSTANTS[word]
        if word == "set" and text[self.at:self.at + 2] == "()":
            self.at += 2
            return set()
        if word == "":
            if text.startswith("...", self.at):
                self.at += 3
                return ...
            self.fail()
        self.malformed()
