# ends: done
class C:
    def __eq__(self, other):
        a.clear()
        return False
a = [C() for i in range(100)]
1 in a
