# ends: RecursionError
class M(type):
    def __subclasscheck__(cls, x): return issubclass(x, cls)
class C(metaclass=M): pass
issubclass(int, C)
