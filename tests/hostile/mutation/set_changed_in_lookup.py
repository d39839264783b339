# ends: done
class C:
    def __hash__(self): return 1
    def __eq__(self, other):
        s.clear()
        return False
s = set()
s.add(C())
for i in range(100):
    s.add(C())
    C() in s
    s.discard(C())
    s | {C()}
    s & {C()}
    s - {C()}
