class V:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
print(sorted([V(2), V(1)])[0].n)
sorted([V(2), V("a")])
