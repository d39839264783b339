# ends: RecursionError
class C:
    def __iter__(self): return iter(self)
for x in C(): pass
