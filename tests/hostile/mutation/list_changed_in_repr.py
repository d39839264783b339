# ends: done
class C:
    def __repr__(self):
        a.clear()
        return 'C'
a = [C() for i in range(100)]
repr(a)
