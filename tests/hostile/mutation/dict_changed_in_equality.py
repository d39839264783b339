# ends: done
class C:
    def __eq__(self, other):
        a.clear()
        b.clear()
        return True
a = {i: C() for i in range(100)}
b = {i: C() for i in range(100)}
a == b
