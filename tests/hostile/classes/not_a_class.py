# ends: TypeError
class C(1): pass
