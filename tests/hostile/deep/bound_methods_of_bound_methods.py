# ends: RecursionError or TypeError or AttributeError
# limit: time = 20 s
class C: pass
f = len
bind = type(C().__init__) if hasattr(C(), '__init__') else None
class M:
    def f(self): pass
m = M().f
for i in range(100_000): m = type(m)(m, 1)
m()
