# ends: AttributeError
class C: pass
getattr(C(), 'x' * 1_000_000)
