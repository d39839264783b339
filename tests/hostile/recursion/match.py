# ends: RecursionError
class C:
    @property
    def x(self):
        match self:
            case C(x=1): pass
C().x
