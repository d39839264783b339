# ends: RecursionError
class C:
    def __delitem__(self, i): del self[i]
del C()[0]
