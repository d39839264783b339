# ends: done
class C:
    def __repr__(self):
        d.clear()
        return 'C'
d = {i: C() for i in range(100)}
try:
    repr(d)
except RuntimeError:
    pass
