# ends: RecursionError
class M(type):
    def __instancecheck__(cls, x): return isinstance(x, cls)
class C(metaclass=M): pass
isinstance(1, C)
