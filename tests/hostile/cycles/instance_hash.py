# ends: RecursionError
class C:
    def __hash__(self): return hash(self.t)
c = C()
c.t = (c,)
hash(c)
