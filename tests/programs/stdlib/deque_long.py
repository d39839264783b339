# What many items do to a deque at once, from either side.
from collections import deque

N = 10_000

d = deque(range(N))
d.appendleft(-1)
d.rotate(3)
print(len(d), list(d)[:6], d[-1])
d.extendleft(range(N))
print(len(d), list(d)[:3], d[N], d[-1])
d.extend(range(2 * N))
print(len(d), d[2 * N], d[-1])

d = deque(range(N), 1000)
d.extend(range(N))
print(len(d), d[0], d[-1])
d.extendleft(range(N))
print(len(d), d[0], d[-1])
d = deque(range(N), N + 5)
d.extend(range(N, 2 * N))
print(len(d), d[0], d[-1])
d.extendleft(range(9_000))
print(len(d), d[0], d[8_999], d[9_000], d[-1])
d = deque([1], 0)
d.extend(range(N))
d.extendleft(range(N))
print(d)

d = deque(range(N))
walk = iter(d)
next(walk)
d.extend(range(N))
try:
    next(walk)
except RuntimeError as error:
    print(error)
