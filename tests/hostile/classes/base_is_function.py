# ends: TypeError
def f(): pass
class C(f): pass
