# ends: TimeLimit
class C:
    def __hash__(self): return 1
    def __eq__(self, other): return self is other
d = {}
while True:
    d[C()] = 1
