class Range:
    def __init__(self, n): self.n = n
    def __iter__(self): return RangeIterator(self.n)
class RangeIterator:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i - 1
r = Range(3)
print(list(r), list(r), [*r, *r], sum(r), max(r), 2 in r, sorted(r, reverse=True), dict(zip(r, "abc")), tuple(map(str, r)), "-".join(map(str, r)))
a, b, c = r
first, *rest = r
print(a, b, c, first, rest, print(*r, sep=","))
for i in r:
    for j in r:
        if i < j: print(i, j, end="; ")
print()
it = iter(r)
print(next(it), list(it), list(it))
class Gen:
    def __iter__(self):
        yield "a"
        yield "b"
print(list(Gen()), set(Gen()) == {"a", "b"}, list(enumerate(Gen())), list(zip(Gen(), Gen())))
class Broken:
    def __iter__(self): return self
    def __next__(self): raise KeyError("broken")
for use in (list, sum, sorted, tuple, set, lambda b: [x for x in b], lambda b: 1 in b, lambda b: dict(b), lambda b: ",".join(b), lambda b: [*b], max, any, lambda b: next(iter(b), "default"), lambda b: list(zip(b)), lambda b: list(map(str, b))):
    try:
        print(use(Broken()))
    except KeyError as e:
        print("KeyError", e, end="; ")
print()
