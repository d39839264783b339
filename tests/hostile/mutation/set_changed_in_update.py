# ends: done
class C:
    def __hash__(self): return 1
    def __eq__(self, other):
        s.clear()
        return True
s = {C()}
try:
    s.update([C(), C()])
    s.symmetric_difference_update([C(), C()])
except RuntimeError:
    pass
