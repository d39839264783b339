# ends: done
class C: pass
c = C()
c.c = c
def f(self): pass
c.f = f.__get__(c)
repr(c.f)
