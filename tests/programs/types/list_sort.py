xs = [3, 1, 2]
print(xs.sort(), xs, sorted("hello"), sorted([3, 1, 2], reverse=True), sorted({"b": 1, "a": 2}), sorted(["bb", "a", "ccc"], key=len), sorted([1, -3, 2], key=abs, reverse=True), sorted([]), sorted((2, 1)))
data = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(data), sorted(data, key=lambda t: t[1]), sorted(data, key=lambda t: (-t[1], t[0])), sorted(data, key=lambda t: t[1], reverse=True))
print(sorted([True, False, 0.5, 2]), sorted([[2], [1, 5], []]), sorted("aBcA", key=str.lower), sorted([(1, "b"), (1, "a")]), sorted(["10", "9", "1"]), sorted(["10", "9", "1"], key=int))
for f in (lambda: sorted([1, "a"]), lambda: sorted(["a", 1]), lambda: [None, 1].sort(), lambda: sorted(5), lambda: sorted([1], key=5), lambda: sorted([1], lambda x: x), lambda: sorted([{}, {}]), lambda: sorted([1j, 2j]), lambda: sorted([1, 2], key=lambda x: None), lambda: sorted([1], reverse="x"), lambda: sorted(), lambda: sorted([1], cmp=1), lambda: sorted([(1, {}), (1, {})])):
    try:
        print(f())
    except TypeError as e:
        print(e)
# The list is empty for others while it is sorted.
ys = [3, 1, 2]
def peek(x):
    print("during", ys)
    return x
ys.sort(key=peek)
print(ys)
zs = [2, 1]
def grow(x):
    zs.append(x)
    return x
try:
    zs.sort(key=grow)
except ValueError as e:
    print(e)
print(zs)
ws = [3, 1, 2]
def fail(x):
    if x == 2: raise KeyError("mid sort")
    return x
try:
    ws.sort(key=fail)
except KeyError as e:
    print(e, ws)
