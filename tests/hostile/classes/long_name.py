# ends: done
C = type('x' * 1_000_000, (), {})
repr(C())[:10]
