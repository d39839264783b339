# ends: done
a = []
class C:
    def __lt__(self, other):
        a.clear()
        return True
a.extend(C() for i in range(100))
a.sort()
