# The order of a set says how its table grew: by updates from lists, dicts, sets and its own iterator, and by the operators.
s = {40, 8, 16}
s.update([5, 70, 33, 1, 64, 32])
print(list(s))
s = {40, 8, 16}
s.update({5: 0, 70: 0, 33: 0, 1: 0, 64: 0, 32: 0})
print(list(s))
s = {40, 8, 16}
s.update({5, 70, 33, 1, 64, 32})
print(list(s))
s.update(s)
s.update(iter(s))
print(list(s), len(s))
s |= s
s &= s
print(list(s))
s -= s
print(s)
s = {1, 2, 3}
s ^= s
print(s)
s = set(range(0, 90, 3))
t = frozenset(range(0, 90, 5))
print(list(s | t))
print(list(t | s))
print(list(s ^ t))
print(list(t - s))
print(list(s & t), s.isdisjoint(t), s.isdisjoint({1, 2, 4}), {0, 15} <= s, {0, 15}.issubset(t), t.issuperset([0, 5]))
print(list(s.union([100, 200, 1], {300: 1}, t)))
s.difference_update(t)
print(list(s))
s.symmetric_difference_update([0, 3, 6, 9, 10, 1000])
print(list(s))
try:
    s.update([2000, 2001, []])
except TypeError as e:
    print("unhashable" in str(e), 2000 in s)
try:
    for x in s:
        s.update([x + 5000])
except RuntimeError as e:
    print(e)
