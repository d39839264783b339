print(list("ab"), tuple([1]), set([1, 1]), dict(a=1), frozenset("a"), bytes([65]), bytearray(b"x"), int("5"), float("1.5"), str(5), bool("x"), complex(1, 2), list({"k": 1}), list(zip("a", [1])), tuple({1: 2}.items()), dict([[1, 2]]), set(), list(), tuple(), dict(), int(), float(), str(), bool(), bytes(), frozenset())
class C:
    def __int__(self): return 1
    def __float__(self): return 1.5
    def __index__(self): return 3
    def __bool__(self): return False
    def __iter__(self): return iter([7, 8])
    def __len__(self): return 2
    def __bytes__(self): return b"by"
    def __str__(self): return "S"
c = C()
print(int(c), float(c), bool(c), list(c), tuple(c), str(c), bytes(c), sorted(c), hex(c), [0, 1, 2, 3][c], "abcdef"[c:])
class I:
    def __index__(self): return 42
print(int(I()), float(I()), complex(I()), chr(I()), range(I())[-1], bin(I()))
class T:
    def __trunc__(self): return 9
try:
    int(T())
except TypeError as e:
    print(e)
for f in (lambda: int([]), lambda: float({}), lambda: list(1), lambda: dict("ab"), lambda: set(None), lambda: tuple(1.5), lambda: frozenset(5), lambda: complex([]), lambda: bool(1, 2), lambda: int("x", 10), lambda: int(x=5), lambda: list(iterable=[]), lambda: float("1", "2"), lambda: tuple(a=1), lambda: int(object()), lambda: float(object())):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
