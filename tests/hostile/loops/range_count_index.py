# ends: TimeLimit
class C:
    def __eq__(self, other): return False
range(10**15).count(C())
