# ends: done or TypeError
class M(type):
    def mro(cls): return [cls, object]
class C(metaclass=M): pass
C()
