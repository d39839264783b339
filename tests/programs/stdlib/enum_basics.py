from enum import Enum, IntEnum, Flag, auto, unique, StrEnum
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def hello(self): return f"hi {self.name}"
    @property
    def double(self): return self.value * 2
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["RED"], list(Color), Color.CRIMSON is Color.RED, Color.RED == Color.RED, Color.RED == 1, Color.RED in Color, len(Color), Color.RED.hello(), Color.GREEN.double, isinstance(Color.RED, Color), {Color.RED: 1}, list(Color.__members__), f"{Color.RED}")
class N(IntEnum):
    A = 1
    B = 2
print(N.A + 1, N.A < N.B, N.B == 2, sorted([N.B, N.A]), repr(N.A), str(N.A), [0, 1, 2][N.B])
class P(Flag):
    R = auto(); W = auto(); X = auto()
print(P.R | P.W, (P.R | P.W) & P.W, P.R in (P.R | P.X), P(5), ~P.R, bool(P(0)), P.R.value, P.X.value, list(P.R | P.X))
class S(StrEnum):
    FOO = auto(); BAR = "b"
print(S.FOO, S.FOO == "foo", S.BAR.upper(), repr(S.BAR))
for f in (lambda: Color(9), lambda: Color["NOPE"], lambda: Color.NOPE, lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN, lambda: Color(), lambda: type("Sub", (Color,), {})):
    try: print(f())
    except (ValueError, KeyError, AttributeError, TypeError) as e: print(type(e).__name__, e)
A = Enum("A", "X Y"); print(list(A))
try:
    @unique
    class U(Enum): A = 1; B = 1
except ValueError as e: print(e)
match Color(2):
    case Color.RED: print("r")
    case Color.GREEN: print("g")
