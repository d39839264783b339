print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(max, [1, 5], [4, 2], [0, 9])), list(filter(None, [0, 1, "", "a", None])), list(filter(lambda x: x > 1, [1, 2, 3])), list(map(int, "123")), list(map(None.__class__, [])), list(filter(str.isalpha, "a1b")))
def show(x):
    print("called", x)
    return x
m = map(show, iter([1, 2, 3]))
print("nothing called yet")
print(next(m))
f = filter(show, [0, 5, 0])
print(next(f), list(f))
print(list(m), type(m).__name__, iter(m) is m)
for g in (lambda: map(str), lambda: map(), lambda: list(map(5, [1])), lambda: map(str, 5), lambda: filter(None), lambda: filter(None, 5), lambda: list(filter(5, [1])), lambda: list(map(lambda x: x, [1], [2])), lambda: list(map(lambda: 0, [1])), lambda: list(map(str, [1], [2], [3], [4]))):
    try:
        print(g())
    except TypeError as e:
        print(e)
def bad(x):
    if x == 2: raise ValueError("at two")
    return x
m = map(bad, [1, 2, 3])
out = []
while True:
    try:
        out.append(next(m))
    except ValueError as e:
        out.append(str(e))
    except StopIteration:
        break
print(out)
print(list(map(lambda a, b: (a, b), "ab", [1, 2], strict=True)))
try:
    list(map(lambda a, b: (a, b), "ab", [1], strict=True))
except ValueError as e:
    print(e)
def stop(x):
    raise StopIteration
print(list(map(stop, [1, 2])), list(filter(stop, [1])))
