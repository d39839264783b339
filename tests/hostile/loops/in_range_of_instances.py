# ends: TimeLimit
class C:
    def __eq__(self, other): return False
C() in range(10**15)
