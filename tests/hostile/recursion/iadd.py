# ends: RecursionError
class C:
    def __iadd__(self, other):
        self += other
        return self
c = C()
c += 1
