class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def evaluate(node):
    match node:
        case int() | float():
            return node
        case ("+", left, right):
            return evaluate(left) + evaluate(right)
        case ("*", left, right):
            return evaluate(left) * evaluate(right)
        case ("-", operand):
            return -evaluate(operand)
        case ("sum", *parts):
            return sum([evaluate(part) for part in parts])
        case _:
            raise ValueError(node)


def classify(value):
    match value:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "few"
        case "go" | "stop":
            return "word"
        case {"kind": "circle", "r": r}:
            return r
        case {"kind": kind}:
            return kind
        case Point(0, y):
            return y
        case Point(x=x) if x > 5:
            return "far"
        case [a, b]:
            return a
        case None:
            return "none"
        case _:
            return "other"


VALUES = [0, 2, "stop", {"kind": "circle", "r": 3}, {"kind": "square"}, Point(0, 1), Point(7, 1), [1, 2], None, 3.5]
TREE = ("+", ("*", 2, ("-", 3)), ("sum", 1, ("+", 4, 5), ("*", 6, 7), 8))


def run(rounds):
    counts = {}
    total = 0
    for _ in range(rounds):
        total += evaluate(TREE)
        for value in VALUES:
            kind = classify(value)
            counts[kind] = counts.get(kind, 0) + 1
    return total, counts


print(run(8000))
