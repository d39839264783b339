# ends: RecursionError
class C:
    def __add__(self, other): return self + other
C() + C()
