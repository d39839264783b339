# ends: RecursionError or done or TypeError
class C:
    f = len
    for i in range(100_000): f = classmethod(f)
C().f
