class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (3, 0, True, -1, 1.5, "x", None):
    try:
        print(len(L(n)), bool(L(n)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class Index:
    def __index__(self): return 2
print([10, 20, 30][Index()], "abc"[Index():], range(5)[Index()], [0] * Index(), bin(Index()), hex(Index()), len(L(Index())))
class BadIndex:
    def __index__(self): return "2"
try:
    [1][BadIndex()]
except TypeError as e:
    print(e)
class Num:
    def __int__(self): return 5
    def __float__(self): return 2.5
    def __complex__(self): return 1j
print(int(Num()), float(Num()), complex(Num()))
class BadNum:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __str__(self): return 5
    def __repr__(self): return None
    def __bytes__(self): return "s"
    def __hash__(self): return "h"
    def __bool__(self): return None
for f in (int, float, str, repr, bytes, hash, bool, "{}".format, print):
    try:
        f(BadNum())
    except TypeError as e:
        print(e)
