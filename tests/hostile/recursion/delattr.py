# ends: RecursionError
class C:
    def __delattr__(self, name): del self.x
del C().x
