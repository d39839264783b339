grid = [[0] * 3 for _ in range(2)]
grid[1][2] = 5
print(grid, [list(r) for r in zip(*grid)], sum(grid, []), [x for row in grid for x in row])
a = [1]
a.append(a)
print(a, a[1][1][0], repr(a), len(str(a)))
b = [a, {"k": a}, (a,)]
print(b)
d = {}
d["self"] = d
d["list"] = [d]
print(d)
t = ([],)
t[0].append(t)
print(t)
x, y = [], []
x.append(y); y.append(x)
print(x, y)
print(a == a, a in a, a.index(a), a.count(a))
class L(list): pass
l = L([1]); l.append(l)
print(l)
s = {1}
fs = frozenset({2})
print([s, fs], {fs: 1})
