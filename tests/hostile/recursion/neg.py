# ends: RecursionError
class C:
    def __neg__(self): return -self
-C()
