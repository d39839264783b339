# ends: TimeLimit or MemoryLimit or RecursionError
n = [0]
class C:
    def __hash__(self): return 1
    def __eq__(self, other):
        n[0] += 1
        d[n[0] * 8 + 1] = n[0]
        return False
d = {1: 1}
while True:
    d.get(C())
    d[C()] = 1
