class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
class Named:
    def __init__(self, name): self.name = name
def f(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(x, 0): return f"on x at {x}"
        case Point(x=0, y=y): return f"on y at {y}"
        case Point(x, y=y) if x == y: return f"diagonal {x}"
        case Point(): return "somewhere"
        case Named(name="bob" | "al" as who): return f"hi {who}"
        case Named(): return "stranger"
        case int() | float(): return "number"
        case str(s): return f"str {s}"
        case list([a, b]): return f"list {a} {b}"
        case dict(): return "dict"
        case _: return "?"
for p in (Point(0, 0), Point(3, 0), Point(0, 4), Point(2, 2), Point(1, 2), Named("bob"), Named("eve"), 5, 1.5, True, "s", [1, 2], [1], {}, None):
    print(f(p))
for pattern in ("too many", "no args", "not class"):
    try:
        match Point(1, 2), pattern:
            case Point(a, b, c), "too many": pass
            case _, "no args":
                match Named("x"):
                    case Named(a): pass
            case _, "not class":
                five = 5
                match 1:
                    case five(): pass
    except TypeError as e:
        print(e)
try:
    match 1:
        case int(a, b): pass
except TypeError as e:
    print(e)
