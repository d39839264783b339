# ends: RecursionError
class C:
    def __dir__(self): return dir(self)
dir(C())
