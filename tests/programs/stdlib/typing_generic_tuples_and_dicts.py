# Named tuples and typed dicts that are generic: their bases.
from typing import *

T, KT = TypeVar("T"), TypeVar("KT")


class X(NamedTuple, Generic[T]):
    x: T
    y: int = 0

    def total(self):
        return self.x + self.y


class Y(Generic[T], NamedTuple):
    x: T


for cls in X, Y:
    print(cls.__bases__, [base.__name__ for base in cls.__mro__], cls.__parameters__, cls.__orig_bases__[cls is X])
    alias = cls[int]
    print(alias, alias.__args__, alias(3), type(alias(3)) is cls, cls(1)._replace(x=2), isinstance(cls(1), tuple))
print(X(1, 2).total())
for make in lambda: X[int, str], lambda: type(NamedTuple("A", [("a", int)])), lambda: Y():
    try:
        print(make())
    except TypeError as error:
        print(error)
try:
    class Z(NamedTuple, NamedTuple):
        x: int
except TypeError as error:
    print(error)


class A(TypedDict, Generic[T]):
    a: T


class B(A[KT], total=False):
    b: KT


class C(B[int]):
    c: int


class D(B):
    d: int


class E(A[T], Generic[T, KT]):
    e: KT


for cls in A, B, C, D, E:
    print(cls.__name__, cls.__bases__, [base.__name__ for base in cls.__mro__], cls.__parameters__, cls.__total__, cls.__annotations__)
print(B.__orig_bases__, C.__orig_bases__, D.__orig_bases__, A[str], A[str](a=1), get_type_hints(B))
for make in lambda: C[str], lambda: D[str], lambda: E[int]:
    try:
        make()
    except TypeError as error:
        print(error)
