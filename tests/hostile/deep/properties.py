# ends: done or TypeError
class C:
    p = property(lambda self: 1)
    for i in range(100_000): p = property(p)
C().p
