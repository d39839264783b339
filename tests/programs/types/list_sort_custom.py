class Card:
    order = "CDHS"
    def __init__(self, s): self.rank, self.suit = int(s[:-1]), s[-1]
    def __lt__(self, o): return (self.rank, self.order.index(self.suit)) < (o.rank, o.order.index(o.suit))
    def __repr__(self): return f"{self.rank}{self.suit}"
hand = [Card(c) for c in "5H 3S 5C 12D 3C 5S 2H 9D 9C 1S".split()]
print(sorted(hand), sorted(hand, reverse=True), min(hand), max(hand))
hand.sort(key=lambda c: c.suit)
print(hand)
class Stable:
    def __init__(self, k, i): self.k, self.i = k, i
    def __lt__(self, o): return self.k < o.k
items = [Stable(i * 7 % 3, i) for i in range(30)]
print([(s.k, s.i) for s in sorted(items)])
print([s.i for s in sorted(items, reverse=True)])
class Raises:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        if self.n == 5: raise ValueError("cannot compare 5")
        return self.n < o.n
rs = [Raises(i) for i in (9, 5, 1)]
try:
    rs.sort()
except ValueError as e:
    print(e, sorted(r.n for r in rs))
from functools import cmp_to_key
print(sorted([5, 2, 9, 1], key=cmp_to_key(lambda a, b: b - a)))
big = [(i * 7919) % 1009 for i in range(1009)]
print(sorted(big) == list(range(1009)), sorted(big, key=lambda x: -x)[:3], sorted(range(1000), key=lambda i: i % 10)[:5])
