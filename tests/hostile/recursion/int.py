# ends: RecursionError
class C:
    def __int__(self): return int(self)
int(C())
