# ends: done or RuntimeError
class C:
    def __hash__(self): return 1
    def __eq__(self, other):
        b.clear()
        return False
b = {}
a = {C(): 1}
b = {1: 1, 2: 2}
class D(dict):
    def keys(self):
        for k in b:
            b[k + 1] = 1
            yield k
a.update(D())
