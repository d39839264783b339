r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], r[::2], 5 in r, 6 in r, 5.0 in r, "x" in r, r.index(8), r.count(8), r.count(9), r.start, r.stop, r.step, r == range(2, 18, 3), r == range(2, 18 + 2, 3), hash(r) == hash(range(2, 20, 3)))
print(list(range(5)), list(range(5, 0, -1)), list(range(0)), list(range(3, 1)), range(5), range(1, 5), range(5, 0, -2), range(0) == range(2, 2), range(1, 10, 20) == range(1, 2), list(reversed(range(4))), bool(range(0)), range(5)[1:-1], max(range(5)), sum(range(101)), sorted(range(3), reverse=True), range(True), range(10)[::-3])
print(range(10 ** 20, 10 ** 20 + 3)[1], list(range(2 ** 63 - 1, 2 ** 63 + 1)), 10 ** 30 in range(0, 10 ** 40, 2), range(-10 ** 20, 10 ** 20)[5], range(0, 10 ** 30, 10 ** 29).index(3 * 10 ** 29))
for f in (lambda: range(1.5), lambda: range("a"), lambda: range(), lambda: range(1, 2, 0), lambda: range(1, 2, 3, 4), lambda: r[10], lambda: r[-10], lambda: r["a"], lambda: r.index(3), lambda: r + r, lambda: range(None), lambda: r < r, lambda: r.index("x"), lambda: range(5).nope, lambda: range(stop=5)):
    try:
        print(f())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
def assign(): r[0] = 1
try: assign()
except TypeError as e: print(e)
it = iter(range(3))
print(next(it), list(it), next(it, "end"), type(it).__name__)
for i in range(3, 0, -1):
    print(i, end=" ")
print({range(3): 1}[range(0, 3)], [*range(-3, 3)], dict(enumerate(range(5, 7))))
