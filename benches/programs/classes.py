class Shape:
    kind = "shape"

    def __init__(self, name):
        self.name = name

    def area(self):
        return 0

    @property
    def label(self):
        return self.kind

    def __eq__(self, other):
        return self.name == other.name


class Rect(Shape):
    kind = "rect"

    def __init__(self, w, h):
        super().__init__("rect")
        self.w = w
        self.h = h

    def area(self):
        return self.w * self.h

    def __add__(self, other):
        return Rect(self.w + other.w, self.h)


class Square(Rect):
    def __init__(self, side):
        super().__init__(side, side)

    @staticmethod
    def unit():
        return 1

    @classmethod
    def make(cls, side):
        return cls(side)


def run(n):
    total = 0
    for i in range(n):
        r = Rect(i, 2)
        s = Square.make(3)
        total += (r + s).area() + s.area() + len(r.label) + Square.unit()
        if r == s:
            total += 1
        if isinstance(s, Rect):
            total += 1
    return total


print(run(60_000))
