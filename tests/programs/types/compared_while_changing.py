# Comparing items changes what is compared, updated or looks like something else.
import types


class X:
    def __eq__(self, o): l2.clear(); return NotImplemented
class Y:
    def __eq__(self, o): l1.clear(); return NotImplemented
l1 = [X()]; l2 = [Y()]
print(l1 == l2)
class H:
    def __hash__(self): return hash(0)
    def __eq__(self, o): other.clear(); return False
other = {H() for _ in range(1)}
q = {0}; q.update(other); print(len(q))
class F(str): __class__ = types.SimpleNamespace
print(types.SimpleNamespace() == F())
