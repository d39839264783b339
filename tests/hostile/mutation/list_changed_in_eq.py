# ends: done
class C:
    def __eq__(self, other):
        a.clear()
        b.clear()
        return True
a = [C() for i in range(100)]
b = [C() for i in range(100)]
a == b
