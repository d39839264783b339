# ends: TypeError
class A: pass
class B(A): pass
A.__bases__ = (B,)
