def v(x):
    print("v", x)
    return x

print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) == v(1) != v(2) >= v(2))
x = 5
print(1 < x < 10, 1 < x > 10, 0 == x is None)
print(1 < 2 < 3 < 4 < 5 > 4 > 3)
print(x in [5] in [[5]])
print("a" < "b" <= "b" > "a")
print([] < [1] < [1, 2] < [2])

class Loud:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        return "truthy" if self.n < other.n else ""
print(repr(Loud(1) < Loud(2) < Loud(3)))
print(repr(Loud(1) < Loud(1) < Loud(3)))
