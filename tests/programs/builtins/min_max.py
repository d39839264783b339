print(min(3, 1, 2), max([1, 5, 3]), min("hello"), max("a", "b"), min([], default=0), max((), default=None), min([3, 1], key=lambda x: -x), max("apple", "fig", key=len), max(["aa", "b", "cc"], key=len), min(["aa", "b", "c"], key=len), max({"a": 2, "b": 1}), max({"a": 2, "b": 1}.items(), key=lambda kv: kv[1]), max(1, 2.5, True), min([[2], [1, 9]]), max(x for x in [1, 3, 2]), min(0.0, -0.0), max(1, 1.0), max([1, 2], default=5), min("b", "a", key=None))
nan = float("nan")
print(max(nan, 1), max(1, nan), min(nan, 1), min(1, nan))
for f in (lambda: max(), lambda: min([]), lambda: max(5), lambda: max(1, "a"), lambda: min("a", 1), lambda: max(1, 2, default=0), lambda: max([1], kay=1), lambda: max([None, 1]), lambda: min([1], key=5), lambda: max(iter([])), lambda: max({}), lambda: min(None), lambda: max([1j, 2j])):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
def noisy(x):
    print("key", x, end="; ")
    return x % 3
print(max([4, 5, 6, 8], key=noisy))
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __gt__(self, o): return self.n > o.n
    def __repr__(self): return f"V{self.n}"
print(min(V(2), V(1)), max([V(2), V(7), V(7)]))
