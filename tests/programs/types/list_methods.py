xs = [3, 1, 2]
print(xs.append(4), xs, xs.extend("ab"), xs, xs.insert(0, "first"), xs.insert(100, "last"), xs.insert(-1, "before"), xs)
print(xs.pop(), xs.pop(0), xs.pop(-2), xs, xs.remove("before"), xs, xs.index(1), xs.index(4, 1), xs.count(3), xs.reverse(), xs, xs.copy() == xs, xs.copy() is xs, xs.clear(), xs)
ys = [5, 3, 5, 5]
print(ys.count(5), ys.index(5, 1), ys.index(5, -1), ys.index(3, 0, 2), ys.count(True), ys.index(5.0))
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].pop("a"), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1].index("abc"), lambda: [1, 2].index(1, 1), lambda: [].append(), lambda: [].append(1, 2), lambda: [].extend(5), lambda: [].insert(1), lambda: [].insert("a", 1), lambda: [].nope(), lambda: [].index(), lambda: [1].pop(1, 2), lambda: list.append([]), lambda: list.append((), 1), lambda: [].sort(1), lambda: [1].index(1, "a"), lambda: [].extend(None)):
    try:
        print(f())
    except (IndexError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
zs = [1, 2]
zs.extend(zs)
zs.extend(x for x in range(2))
zs += "z"
zs *= 2
print(zs, list.__len__(zs), zs.__contains__(1), zs.__getitem__(0), zs.__eq__(5), [1].__add__([2]), [].__class__, list.index(["q"], "q"))
