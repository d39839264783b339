# host: name_of(number) -> ["zero", "one", "two"][number]
class Item:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"<{name_of(self.n)}>"


class Text(Item):
    def __str__(self):
        return name_of(self.n).upper()

    def __format__(self, spec):
        return format(name_of(self.n), spec)


a, b = Item(1), Text(2)
nested = [a]
nested.append(nested)
print([a], (b,), {"k": a, b: [b]}, nested, sep=" | ")
print(a, b, f"{a} {b!r:>8} {b:^7} {b!s}", "%s %r" % (a, b), "{0} {0!r} {1:>5}".format(a, b))
print(str([a, (b, {a})]), repr({"x": [a, b]}), ascii([a]))
from dataclasses import dataclass


@dataclass
class Pair:
    left: Item
    right: Item


print(Pair(a, b), [Pair(b, a)])
try:
    raise ValueError([a, b])
except ValueError as error:
    print(error, repr(error))
