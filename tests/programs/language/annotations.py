x: int = 5
y: "nonsense ~~"
z: list[int] = [1]
print(x, z)
try:
    y
except NameError as e:
    print(e)

class Point:
    x: int
    y: float = 1.5
    other: "Point"
print(Point.__annotations__)

def f(a: int, b: str = "x", *args: float, c: bool, **kw: dict) -> list[int]:
    local: int
    late: undefined_name = 3
    return late
print(f.__annotations__)
print(f(1, c=True))
(p): int = 4
xs = [0]
xs[0]: int = 6
print(p, xs)
