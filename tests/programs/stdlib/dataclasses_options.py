from dataclasses import dataclass, field, FrozenInstanceError, KW_ONLY, InitVar, make_dataclass, replace
from typing import ClassVar
@dataclass(frozen=True)
class F:
    x: int
    y: tuple = ()
f = F(1)
print(f, hash(f) == hash(F(1)), {f: 1}[F(1)], F(1) in {f})
for act in (lambda: setattr(f, "x", 2), lambda: setattr(f, "z", 2), lambda: delattr(f, "x")):
    try: act()
    except FrozenInstanceError as e: print(type(e).__name__, e, isinstance(e, AttributeError))
@dataclass(order=True)
class O:
    sort_key: int = field(init=False, repr=False)
    name: str = "n"
    n: int = field(default=1, compare=False)
    def __post_init__(self): self.sort_key = len(self.name)
print(sorted([O("ccc"), O("a"), O("bb")]), O("a") < O("b"), O("a", 5) == O("a", 6), O("x") <= O("x"))
try: O("a") < 5
except TypeError as e: print(e)
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int = field(kw_only=True)
print(K(1, c=3))
try: K(1, 2, c=3)
except TypeError as e: print(e)
@dataclass
class I:
    base: int
    scale: InitVar[int] = 10
    total: int = field(init=False, default=0)
    count: ClassVar[int] = 0
    def __post_init__(self, scale): self.total = self.base * scale
print(I(2), I(2, 3).total, I.count)
@dataclass(slots=True, repr=False, eq=False)
class S: x: int = 1
print(hasattr(S(), "__dict__"), S() == S(), S.__slots__)
@dataclass(kw_only=True, unsafe_hash=True)
class U: a: int; b: int = field(default=2, hash=False, metadata={"unit": "m"})
print(U(a=1), hash(U(a=1)) == hash(U(a=1, b=5)), U.__dataclass_fields__["b"].metadata["unit"])
M = make_dataclass("M", [("x", int), "y", ("z", int, 5)])
print(M(1, 2), M.__name__, replace(f, x=7))
@dataclass
class R:
    def __repr__(self): return "own repr"
    x: int = 0
print(R())
@dataclass
class Node:
    value: int
    next: "Node | None" = None
n = Node(1, Node(2)); print(n); n.next.next = n; print(n)
