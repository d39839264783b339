# Parts of an f-string are formatted in order, and later parts do not change what earlier ones showed.
class Loud:
    def __init__(self, name):
        self.name = name

    def __format__(self, spec):
        print("format", self.name, repr(spec))
        return self.name.upper()


n, x, items = 1, 2.5, [1]
print(f"{n} {(n := n + 1)} {n} {Loud('a')} {x} {Loud('b'):>3} {True} {None}")
print(f"{items} {items.append(2)} {items}")
print(f"{-0.0} {1e16} {1e-5} {10**20} {-7} {x!r} {x!s} {n!r:>4} {'é':>3} {'é'!a}")
print(f"{3.14159:.2f} {2.5:.0f} {3.5:.0f} {0.125:.2f} {1e22:.1f} {1234567.891:,.2f} {-1234:,} {0.5:%} {0.256:.1%} {7:05} {-7:05d} {7:<4}| {7:^5}|")
print(f"{'ab':4}| {'ab':>4}| {'ab':*^6}| {3:4}| {3.0:6.1f}| {-3.0:<8.2f}| {0:03} {5:d} {5:f} {2**70:,}")
print(f"{float('nan'):.2f} {float('inf'):8.1f} {-float('inf'):.0f} {1e-320:.3f} {123456789012345678:.1f} {True:d} {True:>5}")
for value, spec in ((1.5, "d"), ("a", "d"), (1, "s"), ("a", ",")):
    try:
        print(f"{value:{spec}}")
    except ValueError as error:
        print(error)
