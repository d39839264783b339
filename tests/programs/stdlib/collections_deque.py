from collections import deque
d = deque([1, 2, 3])
d.append(4); d.appendleft(0)
print(d, d.pop(), d.popleft(), d, len(d), d[0], d[-1], 2 in d, list(d), list(reversed(d)), d == deque([1, 2, 3]), d.maxlen, bool(deque()))
d.extend([4, 5]); d.extendleft("ab"); print(d)
d.rotate(2); print(d); d.rotate(-1); print(d); d.rotate(); print(d)
m = deque(maxlen=3)
for i in range(5): m.append(i)
m.appendleft("left")
print(m, m.maxlen, deque([1, 2, 3], 2), deque("abc", maxlen=2), m + deque([9]), m * 2, deque([1]) * 3)
d = deque([1, 2, 3, 2]); d.remove(2); d.insert(1, "x"); d.reverse()
print(d, d.index(3), d.count(2), d.copy() == d, d < deque([9]), [x for x in d]); d[0] = "first"; del d[1]; print(d); d.clear(); print(d)
d += "ab"; print(d)
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(9), lambda: deque([1]).index(9), lambda: deque(maxlen=-1), lambda: deque(5), lambda: deque([1, 2])[0:1], lambda: deque([1], 1).insert(0, 2), lambda: hash(deque()), lambda: deque([1]) + [2], lambda: deque(maxlen="x"), lambda: deque([1]) < [2]):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
d = deque([1, 2, 3])
try:
    for x in d: d.append(x)
except RuntimeError as e:
    print(e)
a = deque([1]); a.append(a); print(a, deque([[1], "x"]), repr(deque("a", 5)))
