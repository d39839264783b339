# ends: done
class C:
    def __eq__(self, other):
        a.clear()
        return True
a = [C(), C()]
try:
    a.remove(1)
except (ValueError, IndexError):
    pass
