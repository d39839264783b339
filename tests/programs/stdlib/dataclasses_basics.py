from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
a, b = P(3, 4), P(3, 4)
a.tags.append("t")
print(a, b, a == b, a != P(1), a.norm(), P(1) == P(1), asdict(a), astuple(a), replace(a, x=9), [f.name for f in fields(a)], is_dataclass(P), is_dataclass(5), P.__match_args__, P(1) == (1, 0, []))
for f in (lambda: P(), lambda: P(1, 2, [], 4), lambda: P(x=1, z=2), lambda: hash(P(1)), lambda: P(1) < P(2), lambda: asdict(5), lambda: replace(a, q=1), lambda: fields(5)):
    try: print(f())
    except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: str
except TypeError as e: print(e)
@dataclass
class Base:
    a: int
    b: int = 2
@dataclass
class Child(Base):
    c: int = 3
    b: int = 20
print(Child(1), Child(1, c=5), Base(1) == Child(1), [f.name for f in fields(Child)])
@dataclass
class Nested:
    p: P
    m: dict[str, P]
n = Nested(P(1), {"k": P(2)})
print(asdict(n), n); n.p.x = 100; print(asdict(n)["p"]["x"], astuple(n))
P.x = 5; print(P.y, hasattr(P, "tags"), P.__annotations__, P.__doc__)
