class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, K) and self.v == other.v


print(len(set().union(iter([1, 2]), [K(1), K(1), K(2)])))
s = {5}
s.update(iter([1, 2]), [K(1), K(1), K(2)])
print(len(s))
s = set()
try:
    s.update([1], 5)
except TypeError as e:
    print(e, s)
s = {1, 2, 3}
try:
    s.difference_update([1], 5)
except TypeError as e:
    print(e, s)
s = {1, 2, 3}
try:
    s.intersection_update([1], 5)
except TypeError as e:
    print(e, s)
print({1, 2, 3, 4}.difference(iter([1]), [K(1)]), {1, 2, 3}.intersection(iter([1, 2]), iter([2, K(2)])))
s = {1, 2, 3, 4}
s.difference_update(iter([1]), [K(3)], iter([4]))
print(s)
s = {1, 2, 3, 4}
s.intersection_update(iter([1, 2, 3]), [K(3), 2, 1], iter([4, 1]))
print(s)
s = {1}
s ^= {1, 2}
s.symmetric_difference_update(iter([2, 3]))
print(s)
print({1}.isdisjoint(iter([K(1), 1])), {1}.issubset(iter([K(1), 1])), {1, 2}.issuperset(iter([1, K(2)])))
s = {1, 2}
s.update(iter(s), s, dict.fromkeys("ab"), "xy", b"z")
print(len(s))
