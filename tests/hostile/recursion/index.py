# ends: RecursionError
class C:
    def __index__(self): return [1, 2][self]
[1, 2][C()]
