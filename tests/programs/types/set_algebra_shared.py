# Operators on sets that are the same object, empty, frozen or views; the operands stay as they are.
a = {1, 2, 3, 4}
b = {3, 4, 5}
print(a & a, a | a, a - a, a ^ a)
print(a & b, a | b, a - b, b - a, a ^ b, a & set(), set() | b, set() - b)
print(a, b, len(a), 2 in a, 5 in b)
f = frozenset([2, 3])
print(a & f, f & a, type(f | a).__name__, type(a | f).__name__, f ^ a, f - a)
nested = {frozenset([1]), frozenset([2])}
print(nested & {frozenset([1])} == {frozenset([1])}, len(nested - {frozenset([2])}), frozenset([frozenset([1])]) & nested == {frozenset([1])})
print({"x": 1, "y": 2}.keys() & {"x"}, sorted({"x": 1}.keys() | {"z"}))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


left, right = {Key(1), Key(2), 7}, {Key(2), Key(3), 7}
print(len(left & right), len(left | right), len(left - right), len(left ^ right), len(left), len(right))
a &= b
b |= {9}
print(a, b)
