# ends: MemoryLimit or TimeLimit
class C:
    def __repr__(self):
        a.append(self)
        return 'C'
a = [C()]
repr(a)
