print(sorted([3, 1, 2]), sorted("bca"), sorted({2: 0, 1: 0}), sorted(range(3), reverse=True), list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed((1, 2))), list(reversed({1: 2, 3: 4})), "".join(reversed("abc")))
r = reversed([1, 2, 3])
print(next(r), list(r), list(r), type(r).__name__, type(reversed("a")).__name__, type(reversed(range(2))).__name__)
for f in (lambda: reversed(5), lambda: reversed({1}), lambda: reversed(iter([])), lambda: reversed(x for x in []), lambda: reversed(), lambda: sorted(None), lambda: reversed(None)):
    try:
        print(f())
    except TypeError as e:
        print(e)
class S:
    def __len__(self): return 3
    def __getitem__(self, i):
        print("get", i)
        return i
print(list(reversed(S())))
class N:
    __reversed__ = None
    def __len__(self): return 0
    def __getitem__(self, i): return 0
try:
    reversed(N())
except TypeError as e:
    print(e)
words = ["pear", "Fig", "apple", "kiwi"]
print(sorted(words), sorted(words, key=len), sorted(words, key=lambda w: (len(w), w.lower())), sorted(words, key=str.lower, reverse=True), sorted(words, key=None), sorted(sorted(words), key=len))
