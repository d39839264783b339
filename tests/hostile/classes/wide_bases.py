# ends: done
# limit: time = 20 s
bases = tuple(type('B%d' % i, (), {}) for i in range(1000))
C = type('C', bases, {})
assert len(C.__mro__) == 1002
