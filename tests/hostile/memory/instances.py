# ends: MemoryLimit
class C:
    def __init__(self, n): self.a = self.b = self.c = n
a = None
while True:
    a = C(a)
