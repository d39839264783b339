# ends: AttributeError
class C:
    __slots__ = ['a%d' % i for i in range(10_000)]
C().b
