class V:
    def __init__(self, n): self.n = n
    def __add__(self, other):
        return V(self.n + other.n)
    def __repr__(self):
        return f"V({self.n:d})"
    def __eq__(self, other):
        return self.n == other.m

print([V(1) + V(2)])
print(V(1) in [V(2)])
