# Annotations given as text: a small reader of the expressions that stand in annotations (names, attributes, subscripts, `|`,
# calls without effect are not among them), evaluated as it reads.


class _Reader:
    def __init__(self, text, lookup):
        self.text = text
        self.lookup = lookup
        self.at = 0

    def fail(self):
        raise SyntaxError(f"Forward reference must be an expression -- got {self.text!r}")

    def peek(self):
        text = self.text
        while self.at < len(text) and text[self.at].isspace():
            self.at += 1
        return text[self.at] if self.at < len(text) else ""

    def take(self, char):
        if self.peek() == char:
            self.at += 1
            return True
        return False

    def expect(self, char):
        if not self.take(char):
            self.fail()

    def whole(self):
        value = self.items("")
        if self.peek():
            self.fail()
        return value

    def union(self):
        value = self.unary()
        while self.take("|"):
            value = value | self.unary()
        return value

    def unary(self):
        if self.take("-"):
            return -self.postfix()
        return self.postfix()

    def postfix(self):
        value = self.atom()
        while True:
            if self.take("."):
                value = getattr(value, self.name())
            elif self.take("["):
                value = value[self.items("]")]
                self.expect("]")
            else:
                return value

    def items(self, end):
        # One value, or a tuple where there is a comma.
        values = []
        comma = False
        while self.peek() not in (end, ""):
            if self.take("*"):
                values.extend(self.union())
                comma = True
            else:
                values.append(self.union())
            if not self.take(","):
                break
            comma = True
        if not values and end == "":
            self.fail()
        return tuple(values) if comma or not values else values[0]

    def atom(self):
        char = self.peek()
        if char == "(":
            self.at += 1
            value = self.items(")")
            self.expect(")")
            return value
        if char == "[":
            self.at += 1
            value = self.items("]")
            text = self.text[:self.at].rstrip()
            self.expect("]")
            return list(value) if isinstance(value, tuple) and not text.endswith(")") else [value]
        if char == "." and self.text.startswith("...", self.at):
            self.at += 3
            return ...
        if char in "\"'" and char:
            return self.string(char)
        if char.isdigit():
            return self.number()
        name = self.name()
        if name in ("b", "r", "u", "f", "rb", "br") and self.at < len(self.text) and self.text[self.at] in "\"'":
            value = self.string(self.text[self.at])
            return value.encode() if "b" in name else value
        return self.lookup(name)

    def name(self):
        self.peek()
        start = self.at
        text = self.text
        while self.at < len(text) and (text[self.at].isalnum() or text[self.at] == "_"):
            self.at += 1
        name = text[start:self.at]
        if not name.isidentifier():
            self.fail()
        return name

    def number(self):
        start = self.at
        text = self.text
        while self.at < len(text) and (text[self.at].isalnum() or text[self.at] in "._"):
            self.at += 1
        digits = text[start:self.at]
        try:
            return int(digits, 0)
        except ValueError:
            return float(digits)

    def string(self, quote):
        start = self.at = self.at + 1
        end = self.text.find(quote, start)
        if end < 0:
            self.fail()
        self.at = end + 1
        return self.text[start:end]


def evaluate(text, globals, locals):
    """The value of an annotation's text."""
    words = {"None": None, "True": True, "False": False}

    def lookup(name):
        if name in words:
            return words[name]
        if name in locals:
            return locals[name]
        if name in globals:
            return globals[name]
        return _m_builtin(name)

    return _Reader(text.strip(), lookup).whole()


def names_only(text):
    """Raises SyntaxError unless `text` reads as an expression."""

    class Anything:
        def __getattr__(self, name):
            return self

        def __getitem__(self, key):
            return self

        def __or__(self, other):
            return self

        __ror__ = __or__

        def __iter__(self):
            return iter(())

        def __neg__(self):
            return self

    thing = Anything()
    _Reader(text.strip(), lambda name: thing).whole()
