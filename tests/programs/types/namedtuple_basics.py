from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), p._asdict(), p._replace(x=9), P._fields, P._make([3, 4]), *p, tuple(p), isinstance(p, tuple), hash(p) == hash((1, 2)))
a, b = p
Q = namedtuple("Q", ["name", "age"], defaults=[0])
print(Q("a"), Q("a", 5), Q._field_defaults, Q.__doc__, Q.__name__)
R = namedtuple("R", "a, b, a", rename=True)
print(R(1, 2, 3), namedtuple("E", "")())
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: p._replace(q=1), lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "class"), lambda: namedtuple("X", "_a"), lambda: namedtuple("1X", "a"), lambda: P._make([1]), lambda: setattr(p, "x", 5), lambda: namedtuple("X", "a", defaults=[1, 2])):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
class Point(namedtuple("Point", "x y")):
    __slots__ = ()
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __add__(self, o): return Point(self.x + o.x, self.y + o.y)
print(Point(3, 4).norm, Point(1, 2) + Point(3, 4), sorted([P(2, 1), P(1, 5)]))
from typing import NamedTuple
class Emp(NamedTuple):
    name: str
    id: int = 3
    def greet(self): return f"hi {self.name}"
print(Emp("Guido"), Emp("G", 5).greet(), Emp._fields, Emp.__annotations__)
