"""Tokenizer, recursive descent parser and evaluator of arithmetic."""
import math
import re

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Za-z_]\w*)|(\*\*|[-+*/%^(),]))")

class ParseError(Exception):
    def __init__(self, message, position):
        super().__init__(f"{message} at {position}")
        self.position = position

def tokenize(text):
    position, tokens = 0, []
    while position < len(text):
        if text[position:].isspace():
            break
        match = TOKEN.match(text, position)
        if not match:
            raise ParseError(f"unexpected {text[position]!r}", position)
        number, name, op = match.groups()
        if number:
            tokens.append(("num", float(number) if "." in number else int(number), match.start(1)))
        elif name:
            tokens.append(("name", name, match.start(2)))
        else:
            tokens.append(("op", op, match.start(3)))
        position = match.end()
    tokens.append(("end", None, len(text)))
    return tokens

class Parser:
    FUNCTIONS = {"sqrt": math.sqrt, "max": max, "min": min, "abs": abs}
    LEVELS = [{"+": lambda a, b: a + b, "-": lambda a, b: a - b},
              {"*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b}]

    def __init__(self, text, variables=None):
        self.tokens = tokenize(text)
        self.at = 0
        self.variables = variables or {}

    def peek(self):
        return self.tokens[self.at]

    def next(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def accept(self, *ops):
        kind, value, _ = self.peek()
        if kind == "op" and value in ops:
            self.at += 1
            return value
        return None

    def expect(self, op):
        if not self.accept(op):
            kind, value, position = self.peek()
            raise ParseError(f"expected {op!r}, got {value!r}", position)

    def parse(self):
        value = self.level(0)
        kind, text, position = self.peek()
        if kind != "end":
            raise ParseError(f"trailing {text!r}", position)
        return value

    def level(self, n):
        if n == len(self.LEVELS):
            return self.unary()
        value = self.level(n + 1)
        while op := self.accept(*self.LEVELS[n]):
            value = self.LEVELS[n][op](value, self.level(n + 1))
        return value

    def unary(self):
        if self.accept("-"):
            return -self.unary()
        return self.power()

    def power(self):
        base = self.atom()
        if self.accept("**", "^"):
            return base ** self.unary()
        return base

    def atom(self):
        kind, value, position = self.next()
        match kind, value:
            case "num", number:
                return number
            case "op", "(":
                inner = self.level(0)
                self.expect(")")
                return inner
            case "name", name if self.accept("("):
                arguments = [self.level(0)]
                while self.accept(","):
                    arguments.append(self.level(0))
                self.expect(")")
                if name not in self.FUNCTIONS:
                    raise ParseError(f"no function {name}", position)
                return self.FUNCTIONS[name](*arguments)
            case "name", name if name in self.variables:
                return self.variables[name]
            case _:
                raise ParseError(f"unexpected {value!r}", position)

for text in ("1 + 2 * 3", "(1 + 2) * 3", "-2 ** 2", "2 ^ 3 ^ 2", "10 / 4 - 1", "7 % 4 * 2", "sqrt(16) + max(1, 2 * x, y)", "1 +", "2 * (3 + 4", "foo(1)", "1 $ 2", "", "1 2", "z", "1 / 0", "sqrt(-1)", "3.5*2"):
    try:
        print(f"{text:<30} = {Parser(text, {'x': 5, 'y': 9}).parse()}")
    except ParseError as error:
        print(f"{text:<30} ! {error}")
    except (ZeroDivisionError, ValueError) as error:
        print(f"{text:<30} ? {type(error).__name__}")
