# Each lazy iterator keeps its place when the source fails and goes on.
class Flaky:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 2: raise ValueError("hiccup")
        if self.n > 4: raise StopIteration
        return self.n
for make in (lambda it: map(str, it), lambda it: filter(None, it), lambda it: enumerate(it), lambda it: zip(it, "abcdef"), lambda it: (x for x in it)):
    it = make(Flaky())
    out = []
    for _ in range(6):
        try:
            out.append(next(it))
        except ValueError as e:
            out.append(str(e))
        except StopIteration:
            out.append("stop")
    print(type(it).__name__, out)
z = zip([1, 2, 3], map(lambda x: x * 10, [1, 2]), enumerate("xyz"))
print(*z)
nested = map(sum, zip(range(3), range(3, 6)))
print(sum(nested), list(nested))
infinite = map(lambda x: x * x, iter(int, 1))
print([next(infinite) for _ in range(3)])
print(list(zip(range(3), iter(lambda: "c", "z"))))
print(3 in map(abs, [-1, -3, -5]), [*filter(lambda p: p[0] % 2, enumerate("abcd"))], max(map(len, ["a", "bbb"])), sorted(map(str.upper, "ba")), dict(map(lambda k: (k, k * 2), "ab")))
