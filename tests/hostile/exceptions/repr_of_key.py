# ends: KeyError
class C:
    def __repr__(self): return repr(self)
{}[C()]
