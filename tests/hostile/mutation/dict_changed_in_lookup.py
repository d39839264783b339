# ends: done
class C:
    def __hash__(self): return 1
    def __eq__(self, other):
        d.clear()
        return False
d = {}
d[C()] = 1
for i in range(100):
    d[C()] = i
    d.get(C())
    d.pop(C(), None)
    d.setdefault(C(), 1)
    C() in d
