print(sum([1, 2, 3]), sum([]), sum([], 5), sum([1.5, 2]), sum([[1], [2]], []), sum((1, 2), start=10), sum(x * x for x in range(4)), sum({1: "a", 2: "b"}), sum([True, True]), sum([0.1] * 3), sum([0.1, 0.2, 0.3]), sum([1e100, 1, -1e100]), sum([(1,), (2,)], ()), sum([1, 2.5, 1j]), sum([2 ** 63, 2 ** 63]), sum([1] * 100), sum([0.5, 2 ** 60]), sum(range(10 ** 4)))
for f in (lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum(5), lambda: sum(), lambda: sum([1], "x"), lambda: sum([None]), lambda: sum([b"a"], b""), lambda: sum([[1]]), lambda: sum([1], [2]), lambda: sum([1], 2, 3), lambda: sum([bytearray(b"a")], bytearray())):
    try:
        print(f())
    except TypeError as e:
        print(e)
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return V(self.n + (o.n if isinstance(o, V) else o))
    __radd__ = __add__
    def __repr__(self): return f"V{self.n}"
print(sum([V(1), V(2)]), sum([1, V(2), 3]), sum([V(1)], V(10)))
print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([float("inf"), 1]), sum([float("inf"), float("-inf")]), sum([-0.0]), sum([-0.0, -0.0], -0.0))
