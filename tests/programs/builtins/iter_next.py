it = iter([1, 2])
print(next(it), next(it), next(it, "default"), next(it, None))
try:
    next(it)
except StopIteration as e:
    print("stop", e.args)
n = [0]
def count():
    n[0] += 1
    return n[0]
print(list(iter(count, 4)), n, list(iter(iter("abcde").__next__, "d")))
class It:
    def __init__(self): self.i = 0
    def __next__(self):
        self.i += 1
        if self.i > 2: raise StopIteration
        return self.i
print(next(It()))
for f in (lambda: next(5), lambda: iter(5), lambda: iter(It()), lambda: next(), lambda: iter(), lambda: iter(5, 5), lambda: next([1]), lambda: next(iter([]), 1, 2), lambda: list(It()), lambda: iter(None), lambda: next("abc")):
    try:
        print(f())
    except TypeError as e:
        print(e)
class Get:
    def __getitem__(self, i):
        if i == 2: raise IndexError
        return i
print(list(iter(Get())), type(iter(Get())).__name__, type(iter(count, 0)).__name__)
class Iter:
    def __iter__(self): return iter("xy")
a, b = Iter()
print(a, b, *Iter(), list(Iter()), tuple(Iter()), set(Iter()) == {"x", "y"}, "x" in Iter(), dict.fromkeys(Iter()), [*Iter()], max(Iter()))
