g = (x * x for x in range(4))
print(type(g).__name__, next(g), next(g), list(g), list(g))
print(sum(i for i in range(5)), max(len(w) for w in ["a", "bbb"]))
def noisy(n):
    for i in range(n):
        print("make", i)
        yield i
lazy = (i + 10 for i in noisy(3))
print("created")
print(next(lazy))
print(next(lazy))
# The outermost iterable is evaluated at once, the condition when it runs.
try:
    (x for x in 1 / 0)
except ZeroDivisionError as e:
    print(e)
late = (1 / x for x in [0])
try:
    next(late)
except ZeroDivisionError as e:
    print("late", e)
limit = 2
small = (i for i in range(10) if i < limit)
limit = 4
print(list(small))
print(dict((i, str(i)) for i in range(2)), tuple(i for i in "ab"), *(c for c in "xy"))
print(any(x > 2 for x in iter([1, 3, 5])), all(x for x in ()))
