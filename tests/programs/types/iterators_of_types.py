its = [iter([1]), iter((1,)), iter("a"), iter({1: 2}), iter({1}), iter(range(1)), iter(b"a"), iter({1: 2}.items()), iter({1: 2}.values()), reversed([1]), enumerate([1]), zip([1]), map(str, [1]), filter(None, [1]), (x for x in [1]), iter(int, 0), reversed({1: 2})]
for it in its:
    print(type(it).__name__, iter(it) is it, end="; ")
print()
xs = [1, 2, 3]
it = iter(xs)
print(next(it))
xs.append(4)
print(list(it))
xs.append(5)
print(list(it), next(it, "exhausted stays"))
it = reversed(xs)
next(it)
xs.clear()
print(list(it))
it = iter(xs)
xs += [1, 2]
print(next(it), it.__length_hint__(), list(it))
a = iter("abc")
for x in a:
    print(x, next(a, None))
it = iter([1, 2, 3, 4])
print(list(zip(it, it)), [x for x in iter([3, 0, 5, 0]).__next__.__self__])
try:
    next([1])
except TypeError as e:
    print(e)
try:
    next(iter([]))
except StopIteration as e:
    print(repr(e))
