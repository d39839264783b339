# ends: MemoryLimit or TimeLimit
class C:
    def __eq__(self, other):
        a.append(self)
        return False
a = [C()]
a.count(1)
