# ends: RecursionError
class C:
    def __setitem__(self, i, value): self[i] = value
C()[0] = 1
