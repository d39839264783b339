# ends: RecursionError
class C:
    @property
    def x(self): return 1
    @x.setter
    def x(self, value): self.x = value
C().x = 1
