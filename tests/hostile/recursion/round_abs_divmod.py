# ends: RecursionError
class C:
    def __abs__(self): return round(self)
    def __round__(self): return divmod(self, 1)
    def __divmod__(self, other): return abs(self)
abs(C())
