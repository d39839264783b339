# ends: RecursionError
class C:
    def __lt__(self, other): return sorted([C(), C()]) is None
sorted([C(), C()])
