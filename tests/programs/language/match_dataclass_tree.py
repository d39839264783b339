from dataclasses import dataclass
@dataclass
class Num:
    value: float
@dataclass
class Bin:
    op: str
    left: object
    right: object
@dataclass
class Neg:
    inner: object
def evaluate(e):
    match e:
        case Num(v): return v
        case Bin("+", l, r): return evaluate(l) + evaluate(r)
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)): return 0
        case Bin("*", l, r): return evaluate(l) * evaluate(r)
        case Bin(op=op): raise ValueError(f"operator {op!r}")
        case Neg(Neg(x)): return evaluate(x)
        case Neg(x): return -evaluate(x)
        case _: raise TypeError(f"not an expression: {e!r}")
print(evaluate(Bin("+", Num(1), Bin("*", Num(2), Num(3)))))
print(evaluate(Bin("*", Num(0), Num(99))), evaluate(Neg(Neg(Num(4)))), evaluate(Neg(Num(4))))
for bad in (Bin("?", Num(1), Num(2)), "x"):
    try:
        evaluate(bad)
    except Exception as e:
        print(type(e).__name__, e)
